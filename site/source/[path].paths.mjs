import { readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { root, sourcePath, sources } from '../.vitepress/repository.mjs'

const languages = { '.cfg': 'properties', '.csv': 'text', '': 'text' }

/** A page for each source file that some page of the guide links to. */
export default {
  paths: () =>
    sources().map((file) => {
      const language = languages[extname(file)] ?? extname(file).slice(1)
      const text = readFileSync(join(root, file), 'utf8')
      return {
        params: { path: sourcePath(file), name: basename(file) },
        content: `\`${file}\`\n\n\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\`\n`,
      }
    }),
}
