/** What the documentation pages add to the style of the error page. */

/** One rule a line, as in `formatters/html/style.ts`; the order decides over those of the error page. */
export const docsStyle: string = `
main{margin:0 auto;padding-bottom:3rem}
.status{font-size:clamp(2.5rem,10vw,4rem)}
h2{margin:2.5rem 0 .75rem;font-size:1.25rem;line-height:1.3}
.description ul,.description ol{padding-left:1.5rem;border:0}
.description ul{list-style:disc}
.description li{padding:.15rem 0;border:0}
.description strong{display:inline}
dl{margin:0 0 1rem;border:1px solid var(--line);border-radius:.5rem}
dl>div{padding:.6rem 1rem}
dl>div+div{border-top:1px solid var(--line)}
dt code{font-weight:600}
dd{margin:0;color:var(--muted)}
dd p{margin:0}
pre{padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem}
li p{margin:.25rem 0 0;color:var(--muted)}
li:target{border-radius:.5rem;outline:3px solid var(--accent)}
.type{color:var(--muted)}`.replaceAll('\n', '')
