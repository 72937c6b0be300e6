// the default theme, with the fonts that the reader's machine has
import Theme from 'vitepress/theme-without-fonts'
import './style.css'

export default Theme
