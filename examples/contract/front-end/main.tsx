/** @jsxImportSource hono/jsx/dom */
import { render } from 'hono/jsx/dom'
import { Shop } from './shop.tsx'
import { languageOf } from './texts.ts'

const texts = languageOf(navigator.languages)
document.documentElement.lang = texts.language.tag
document.title = texts.shop
const root = document.querySelector('main')
if (root) render(<Shop texts={texts} />, root)
