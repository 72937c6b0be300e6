import { defineConfig } from 'vitepress'
import { checkBuilt } from './check.mjs'
import { address, decisionPages, examples, modules, pages, root, target, title } from './repository.mjs'

const sections = {
  'Begin': ['README', 'getting-started', 'migration', 'comparison'],
  'Send': ['producers', 'bulk', 'failures', 'delivery-promises', 'limits-and-cost'],
  'Receive': ['consumers', 'cursors', 'webhooks', 'events', 'clusters'],
  'Where it runs': ['camel-main', 'spring-boot', 'quarkus', 'karaf', 'kamelets', 'kubernetes'],
  'Try and test': ['sandbox', 'testing'],
  'In production': ['monitoring', 'SECURITY', 'performance'],
  'Reference': ['operations', 'options', 'fault-matrix', 'compatibility', 'dependencies'],
}
// in the sidebar of the site, a page's title may be too long
const names = {
  'README.md': 'What it is',
  'docs/producers.md': 'Producers',
  'docs/migration.md': 'Migration from camel-http',
  'docs/comparison.md': 'Comparison',
}

function entry(name) {
  const file = [`docs/${name}.md`, `${name}.md`].find((candidate) => pages.has(candidate))
  return file && { text: names[file] ?? title(file), link: address(file) }
}

const sidebar = [
  ...Object.entries(sections).map(([text, list]) => ({ text, items: list.map(entry).filter(Boolean) })),
  {
    text: 'Examples',
    collapsed: true,
    items: examples.map(({ name, file }) => ({ text: name, link: address(file) })),
  },
  { text: 'Decisions', link: '/decisions/', collapsed: true, items: decisionPages() },
  {
    text: 'The project',
    items: [
      ...['CONTRIBUTING', 'CHANGELOG'].map(entry),
      ...modules.map((file) => ({ text: title(file), link: address(file) })),
    ],
  },
]

const shown = new Set(sidebar.flatMap(({ link, items }) => [link, ...items.map((item) => item.link)]))
const lost = [...pages.keys()].filter((file) => !shown.has(address(file)))
if (lost.length) {
  throw new Error(`Pages that the sidebar does not show; add them to its sections in config.mjs: ${lost.join(', ')}`)
}

/** Links between files of the repository become links between pages of the site. */
function repositoryLinks(md) {
  const files = new Map([...pages].map(([file, page]) => [`${page}.md`, file]))
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page = files.get(env.relativePath)
    for (const token of tokens.flatMap((block) => block.children ?? [])) {
      const found = page && token.type === 'link_open' && target(page, token.attrGet('href'))
      if (found) {
        token.attrSet('href', address(found.file) + found.anchor)
      }
    }
  })
}

/** The pages lie outside this folder, where Node would find no Vue to render them with. */
const vueOfThisFolder = {
  name: 'vue-of-this-folder',
  enforce: 'pre',
  resolveId: (id, importer, { ssr }) => (ssr && /^vue($|\/)/.test(id) ? { id, external: true } : undefined),
}

/** Wide tables scroll by themselves, and the page does not. */
function scrollingTables(md) {
  md.renderer.rules.table_open = (tokens, i) => {
    const columns = tokens.slice(i, tokens.findIndex((token, at) => at > i && token.type === 'tr_close'))
    const many = columns.filter((token) => token.type === 'th_open').length > 6 ? ' many' : ''
    return `<div class="table${many}" tabindex="0"><table>\n`
  }
  md.renderer.rules.table_close = () => '</table></div>\n'
}

/** What stands in braces is for Camel, not for Vue. */
function bracesInCode(md) {
  md.renderer.rules.code_inline = (tokens, i) => `<code v-pre>${md.utils.escapeHtml(tokens[i].content)}</code>`
}

/** Anchors as code hosts make them, so that one link fits both. */
export function slug(heading) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
}

export default defineConfig({
  title: 'camel-fivecent',
  description: "5c SMS and Dingo Mail in Apache Camel: the user's guide",
  lang: 'en',
  srcDir: root,
  srcExclude: ['**/target/**', '**/src/**', '.github/**', 'LICENSE.md'],
  outDir: `${root}/site/dist`,
  cacheDir: `${root}/site/.vitepress/cache`,
  rewrites: {
    ...Object.fromEntries([...pages].map(([file, page]) => [file, `${page}.md`])),
    'site/source/:path*': 'source/:path*',
  },
  // the widest tables need the room
  transformPageData: (page) =>
    ['options.md', 'fault-matrix.md'].includes(page.relativePath) ? { frontmatter: { aside: false } } : undefined,
  vite: {
    plugins: [vueOfThisFolder],
    server: { fs: { allow: [root] } },
  },
  markdown: {
    anchor: { slugify: slug },
    config(md) {
      md.use(repositoryLinks)
      md.use(scrollingTables)
      md.use(bracesInCode)
    },
  },
  head: [['meta', { name: 'referrer', content: 'no-referrer' }]],
  themeConfig: {
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
  buildEnd: ({ outDir }) => checkBuilt(outDir),
})
