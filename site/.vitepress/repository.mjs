// What of the repository is a page of the site, and where: the Markdown files stay where they are and as they are.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

const examplesFolder = 'camel-fivecent-examples'

/** Every example of the repository, each of which needs a README. */
export const examples = readdirSync(join(root, examplesFolder))
  .filter((name) => statSync(join(root, examplesFolder, name)).isDirectory() && !['src', 'target'].includes(name))
  .map((name) => {
    const file = `${examplesFolder}/${name}/README.md`
    if (!existsSync(join(root, file))) {
      throw new Error(`The example ${examplesFolder}/${name} has no README.md, which is its page of the site`)
    }
    return { name, file, title: title(file) }
  })

const decisions = markdownIn('docs/decisions')

/** READMEs of modules that have one. */
export const modules = readdirSync(root)
  .filter((name) => name.startsWith('camel-fivecent') && name !== examplesFolder)
  .map((name) => `${name}/README.md`)
  .filter((file) => existsSync(join(root, file)))

/** Pages by their file, seen from the root, without .md where they stand on the site. */
export const pages = new Map([
  ['README.md', 'index'],
  ['SECURITY.md', 'security'],
  ['CONTRIBUTING.md', 'contributing'],
  ['CHANGELOG.md', 'changelog'],
  ...markdownIn('docs').map((file) => [file, file.slice('docs/'.length, -'.md'.length)]),
  ...decisions.map((file) => [file, file.slice('docs/'.length, -'.md'.length).replace('README', 'index')]),

  ...examples.map(({ name, file }) => [file, `examples/${name}`]),
  ...modules.map((file) => [file, posix.dirname(file)]),
])

/** Pages that show a source file of the repository: all that some page links to. */
export function sources() {
  const found = new Set()
  for (const page of pages.keys()) {
    const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```/gms, '')
    for (const [, href] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      const file = target(page, href)?.file
      if (file && !pages.has(file)) {
        filesOf(file)
          .filter((one) => !/\.(png|jpg|gif|svg|webp)$/.test(one))
          .forEach((one) => found.add(one))
      }
    }
  }
  return [...found].sort()
}

/** Where a relative link of a page leads: file or folder from the root, and the anchor; nothing for other links. */
export function target(page, href) {
  if (/^([a-z]+:|#|\/)/.test(href)) {
    return undefined
  }
  const [path, anchor] = decodeURI(href).split('#')
  return { file: posix.join(posix.dirname(page), path).replace(/\/$/, ''), anchor: anchor ? `#${anchor}` : '' }
}

/** The site's address of a file or folder of the repository. */
export function address(file) {
  for (const page of [file, `${file}/README.md`]) {
    if (pages.has(page)) {
      return `/${pages.get(page).replace(/(^|\/)index$/, '$1')}`
    }
  }
  return `/source/${sourcePath(filesOf(file)[0])}.html`
}

/** A page's own path cannot end in .html, which the site takes off again. */
export function sourcePath(file) {
  return file.replace(/\.html$/, '-html')
}

export function title(file) {
  return readFileSync(join(root, file), 'utf8').match(/^# (.+)$/m)[1].replaceAll('`', '')
}

export function decisionPages() {
  return decisions
    .filter((file) => !file.endsWith('README.md'))
    .map((file) => ({ text: title(file), link: address(file) }))
}

function filesOf(file) {
  if (!existsSync(join(root, file))) {
    throw new Error(`A page links to ${file}, which is not there`)
  }
  if (statSync(join(root, file)).isFile()) {
    return [file]
  }
  const inside = readdirSync(join(root, file)).filter((name) => statSync(join(root, file, name)).isFile())
  return inside.map((name) => `${file}/${name}`)
}

function markdownIn(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => relative(root, join(root, folder, name)))
}
