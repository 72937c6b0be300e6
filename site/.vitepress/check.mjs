// What VitePress does not look at itself: anchors, and whether a reader's browser would ask another host for anything.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

export function checkBuilt(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll('\\', '/'))
  const html = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )
  const wrong = []
  for (const [page, text] of html) {
    for (const [, href] of text.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)) {
      if (/^[a-z]+:/.test(href)) {
        continue
      }
      const [path, anchor] = href.split('#')
      const file = path === '' ? page : path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path)
      const leadsTo = file === '' || file.endsWith('/') ? `${file}index.html` : file
      if (!html.has(leadsTo) && !existsSync(join(folder, leadsTo))) {
        wrong.push(`${page}: no page ${href}`)
      } else if (anchor && !html.get(leadsTo)?.includes(`id="${decodeURIComponent(anchor)}"`)) {
        wrong.push(`${page}: no heading ${href}`)
      }
    }
    for (const [tag] of text.matchAll(/<(script|img|iframe|source)\b[^>]*\ssrc="(https?:)?\/\/[^>]*>/g)) {
      wrong.push(`${page}: asks another host: ${tag}`)
    }
    for (const [tag] of text.matchAll(/<link\b[^>]*\shref="(https?:)?\/\/[^>]*>/g)) {
      wrong.push(`${page}: asks another host: ${tag}`)
    }
  }
  for (const file of files.filter((one) => one.endsWith('.css'))) {
    for (const [url] of readFileSync(join(folder, file), 'utf8').matchAll(/(url\(|@import\s*)["']?(https?:)?\/\/[^)]*/g)) {
      wrong.push(`${file}: asks another host: ${url}`)
    }
  }
  if (wrong.length) {
    throw new Error(`The site is not right:\n  ${wrong.join('\n  ')}`)
  }
}
