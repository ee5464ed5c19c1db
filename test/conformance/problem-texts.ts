/** Contents of problems in JSON and XML, for the rules to be checked with. */
const usual = { title: 'Not Found', status: 404, detail: 'a', condition: 'unknown' }
const json = (more: object) => JSON.stringify({ ...usual, ...more })

const uris = [
  'about:blank',
  'https://example.com/a',
  '/a',
  'a',
  'a/b',
  '',
  '#a',
  '?a',
  '//a/b',
  'urn:a:b',
  'a b',
  '1a:b',
  'tag:a@b',
  'A+b.c-d:e',
  '/a:b',
]

export const jsonTexts: readonly string[] = [
  ['', ' ', '{', '[]', 'null', '"a"', '1', '\uFEFF{}', '{} {}', '{"a":1,"a":2}', '{}'],
  uris.flatMap((uri) => [json({ type: uri, title: 'x' }), json({ instance: uri })]),
  [null, 1, true, [], {}, '', ' ', 'Not Found'].flatMap((value) =>
    ['type', 'title', 'status', 'detail', 'instance', 'condition'].map((name) =>
      json({ [name]: value })
    )
  ),
  ['temporary', 'permanent', 'unknown', 'Unknown', 'temporary '].map((condition) =>
    json({ condition })
  ),
  [404, 403, 404.5, '404', 405].map((status) => json({ status })),
  ['abc', 'ab', 'a', 'a1_', '1ab', '_ab', 'a-b', 'abé', 'a b', 'ABC'].map((name) =>
    json({ [name]: 1 })
  ),
  ['    at f (a.js:1:2)', 'at a.js:1:2', 'at /a:1:2', 'at C:\\\\a:1:2', 'look at 10:20:30'].map(
    (detail) => json({ detail })
  ),
  ['at f (a:1)', 'xat f (a:1:2)', 'a\nat f (a:1:2)', 'at (a b:1:2)', 'at f (a:12:34)'].map(
    (detail) => json({ detail })
  ),
  ['{"title":"a","b":{"c":1,"c":2}}', '{"a":[{"b":1},{"b":2}]}', '{"\\u0061":1,"a":2}'],
  ['{"a":"b:","c":"a"}', '{"a" :1,"a":2}', '{"a":{},"a":[]}', '{"a":"\\"a\\":","b":1}'],
  ['{"a":{"b":1},"b":2}', '{"a":"{","a":1}', '{"a":"]}","b":{"c":1},"b":1}'],
].flat()

const xmlns = 'xmlns="urn:ietf:rfc:7807"'
const rootOf = (inner: string) => `<problem ${xmlns}>${inner}</problem>`
const members = '<title>a</title><condition>unknown</condition>'

export const xmlTexts: readonly string[] = [
  ['', ' ', '<', '<a', '<a>', '</a>', '<a/>', '<a></b>', '<a/><a/>', 'a', '<a/>a', 'a<a/>'],
  [' <a/> ', '<?xml version="1.0"?><a/>', ' <?xml version="1.0"?><a/>', '<?a ?><a/>', '<?1?><a/>'],
  ['<!-- a --><a/>', '<!-- a -- b --><a/>', '<!----><a/>', '<a><!-- a</a>', '<!DOCTYPE a><a/>'],
  ['<a><![CDATA[<&]]></a>', '<a><![CDATA[a</a>', '<a>]]></a>', '<a>&amp;&lt;&gt;&quot;&apos;</a>'],
  ['<a>&#1;&#x1F;</a>', '<a>&</a>', '<a>&a;</a>', '<a>&#;</a>', '<a>&#xg;</a>', '<a>\x01</a>'],
  ['<a>\x08</a>', '<a>\x0b</a>', '<a>\x0c</a>', '<a>\x1f</a>', '<a>\t\n\r</a>', '<a b="c"/>'],
  [`<a b='c"'/>`, '<a b="<"/>', '<a b="&"/>', '<a b="c" b="d"/>', '<a b="c"d="e"/>', '<a b=c/>'],
  ['<a b/>', '<a b = "c" />', '<1a/>', '<a1-._:b/>', '<é/>', '<a\n/>', '<a></a\n>', '<a></ a>'],
  rootOf(members),
  `\uFEFF${rootOf(members)}`,
  ['404', ' 404 ', '+404', '0404', '403', 'a', '4 04', '', '-404', '404a'].map((status) =>
    rootOf(`${members}<status>${status}</status>`)
  ),
  ['title', 'type', 'detail', 'status', 'instance', 'other'].map((name) =>
    rootOf(`<condition>unknown</condition><${name}>404</${name}><${name}>404</${name}>`)
  ),
  ['<a><i>1</i><i>2</i></a>', '<a><i>1</i><b/></a>', '<a><b><c/><i/></b></a>', '<i/>'].map(
    (inner) => rootOf(members + inner)
  ),
  ['<a xmlns="b"/>', '<a xmlns=""/>', `<a ${xmlns}/>`, '<x:a/>', '<a><b xmlns="c"/></a>'].map(
    (inner) => rootOf(members + inner)
  ),
  ['<a><b/></a><c/>', '<a><b></b><c><d/></c></a>'].map((inner) => rootOf(members + inner)),
  ['temporary', ' permanent ', 'no'].map((text) => rootOf(`<condition>${text}</condition>`)),
  [`<problems ${xmlns}/>`, '<problem xmlns="a"/>', `<x:problem ${xmlns}/>`, '<problem/>'],
].flat()
