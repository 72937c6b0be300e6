// The built site in a browser. No server: the browser is given the files, and whatever else it asks for is a failure.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist')
const site = 'http://guide.test'
const pages = readdirSync(dist, { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html'))

let browser
before(async () => {
  assert.ok(pages.length > 40, 'npm run build comes first')
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
after(() => browser?.close())

async function open(options, use) {
  const context = await browser.newContext(options)
  const wrong = []
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname
    const file = join(dist, decodeURIComponent(path))
    if (url.origin === site && existsSync(file)) {
      return route.fulfill({ path: file })
    }
    wrong.push(`asked for ${url}`)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error}`))
  page.on('console', (line) => line.type() === 'error' && wrong.push(`${page.url()}: ${line.text()}`))
  try {
    await use(page)
  } finally {
    await context.close()
  }
  assert.deepEqual(wrong, [])
}

test('every page fits a phone, and asks no other host for anything', () =>
  open({ viewport: { width: 360, height: 740 } }, async (page) => {
    for (const file of pages) {
      await page.goto(`${site}/${file}`)
      await page.waitForFunction(() => document.querySelector('#app')?.__vue_app__)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(wide <= 0, `${file} is ${wide} pixels wider than the screen`)
    }
  }))

test('the search finds an option, and leads to where it is explained', () =>
  open({ viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.goto(`${site}/`)
    await page.getByRole('button', { name: 'Search' }).first().click()
    await page.locator('.VPLocalSearchBox input').fill('maxSegments')
    await page.locator('.VPLocalSearchBox .result').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('main', { hasText: 'maxSegments' }).waitFor()
  }))

test('a reader who likes it dark gets it dark', () =>
  open({ colorScheme: 'dark' }, async (page) => {
    await page.goto(`${site}/options.html`)
    await page.waitForFunction(() => document.documentElement.classList.contains('dark'))
  }))

test('a link to a heading of another page leads to that heading', () =>
  open({ viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.goto(`${site}/`)
    await page.locator('main a', { hasText: /^list$/ }).first().click()
    await page.waitForURL(/operations\.html#smslist$/)
    await page.locator('[id="smslist"]').waitFor()
  }))
