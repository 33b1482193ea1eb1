interface Snippet {
  why: string
  path: string
  text: string
}

/** Snippets that the linter must refuse, each with the rule (or the words) by which it does. */
export const FORBIDDEN: readonly (Snippet & { rule: string })[] = [
  ...importsDownwards(),
  ...foreignPackages(),
  ...hostArithmetic(),
  ...forbiddenGlobals(),
  ...shapes(),
]

/** Snippets that the linter must let pass, so that a guard that refuses everything is noticed. */
export const PERMITTED: readonly Snippet[] = [
  {
    why: 'allowed arithmetic in the engine',
    path: 'src/engine/half.ts',
    text: 'export const half = (x: number): number => Math.floor(Math.sqrt(x) / 2)\n',
  },
  {
    why: 'an import from a room above',
    path: 'src/theory/quarter.ts',
    text: "import { half } from '../engine/half.ts'\nexport const quarter = (x: number): number => half(half(x))\n",
  },
  {
    why: 'real time in src/state/clock.ts',
    path: 'src/state/clock.ts',
    text: 'export const nowMs = (): number => performance.now()\n',
  },
  {
    why: 'storage in src/state/storage.ts',
    path: 'src/state/storage.ts',
    text: "export const kept = (): string | null => globalThis.localStorage.getItem('kept')\n",
  },
  {
    why: 'recharts in src/view/charts',
    path: 'src/view/charts/Waits.tsx',
    text: "import { LineChart } from 'recharts'\nexport const Waits = () => <LineChart />\n",
  },
  {
    why: 'a default export in a config file',
    path: 'some.config.ts',
    text: 'export default {}\n',
  },
]

function importsDownwards(): (Snippet & { rule: string })[] {
  const rooms = [
    'engine',
    'theory',
    'signing',
    'words',
    'scenario',
    'course',
    'workshop',
    'state',
    'embed',
    'view',
    'app',
  ]
  const pairs = rooms.slice(0, -1).map((room, at) => [room, rooms[at + 1] ?? ''] as const)
  return [...pairs, ['engine', 'app'] as const, ['cli', 'view'] as const].map(([room, below]) => ({
    why: `an import from ${below} in ${room}`,
    path: `src/${room}/downTo${below}.ts`,
    text: `import { deep } from '../${below}/deep.ts'\nexport const downTo${below} = deep\n`,
    rule: 'noRestrictedImports',
  }))
}

function foreignPackages(): (Snippet & { rule: string })[] {
  const pairs = [
    ['engine', 'fflate'],
    ['engine', 'node:fs'],
    ['theory', 'react'],
    ['scenario', 'zustand'],
    ['scenario', 'node:fs'],
    ['state', 'framer-motion'],
    ['embed', 'react'],
    ['view', 'recharts'],
    ['view', 'zustand'],
    ['app', 'recharts'],
    ['cli', 'react'],
  ]
  return pairs.map(([room, name = '']) => {
    const own = `uses${name.replace(/\W/g, '')}`
    return {
      why: `the package ${name} in ${room}`,
      path: `src/${room}/${own}.ts`,
      text: `import * as all from '${name}'\nexport const ${own} = all\n`,
      rule: 'noRestrictedImports',
    }
  })
}

function hostArithmetic(): (Snippet & { rule: string })[] {
  const names = ['random', 'log', 'log2', 'exp', 'pow', 'sin', 'cos', 'tan', 'tanh', 'hypot', 'cbrt']
  return [
    ...names.map((name) => ({
      why: `Math.${name} in the engine`,
      path: `src/engine/${name}Of.ts`,
      text: `export const ${name}Of = Math.${name}\n`,
      rule: 'noJsRestrictedProperties',
    })),
    {
      why: 'a power in the engine',
      path: 'src/engine/square.ts',
      text: 'export const square = (x: number): number => x ** 2\n',
      rule: 'Powers give other bits',
    },
    {
      why: 'a power by assignment in the engine',
      path: 'src/engine/cube.ts',
      text: 'export function cube(x: number): number {\n  let y = x\n  y **= 3\n  return y\n}\n',
      rule: 'Powers give other bits',
    },
    {
      why: 'waiting in the engine',
      path: 'src/engine/waits.ts',
      text: 'export async function waits(x: Promise<number>): Promise<number> {\n  return await x\n}\n',
      rule: 'never waits',
    },
    {
      why: 'chance of the host in a view',
      path: 'src/view/lucky.ts',
      text: 'export const lucky = (): number => Math.random()\n',
      rule: 'noJsRestrictedProperties',
    },
  ]
}

function forbiddenGlobals(): (Snippet & { rule: string })[] {
  const pairs = [
    ['engine', 'Date.now()'],
    ['engine', 'performance.now()'],
    ['engine', 'setTimeout(() => 1, 1)'],
    ['engine', 'new Intl.NumberFormat()'],
    ['theory', 'Date.now()'],
    ['theory', 'setTimeout(() => 1, 1)'],
    ['scenario', 'document.title'],
    ['course', 'setTimeout(() => 1, 1)'],
    ['state', 'Date.now()'],
    ['state', "localStorage.getItem('x')"],
    ['view', "alert('x')"],
    ['view', "confirm('x')"],
    ['view', "prompt('x')"],
    ['view', 'performance.now()'],
    ['view', 'requestAnimationFrame(() => 1)'],
    ['view', 'setInterval(() => 1, 1)'],
    ['app', "sessionStorage.getItem('x')"],
    ['embed', 'Date.now()'],
  ]
  const owned = [
    ['view', 'globalThis.performance.now()'],
    ['view', "window.localStorage.getItem('x')"],
    ['app', "window.confirm('x')"],
    ['view', 'document.body.scrollIntoView()'],
    ['engine', 'globalThis.Date.now()'],
  ]
  const snippet =
    (rule: string) =>
    ([room = '', code = '']: string[], at: number) => ({
      why: `${code} in ${room}`,
      path: `src/${room}/${rule}${at}.ts`,
      text: `export const ${rule}${at} = (): unknown => ${code}\n`,
      rule,
    })
  return [...pairs.map(snippet('noRestrictedGlobals')), ...owned.map(snippet('noJsRestrictedProperties'))]
}

function shapes(): (Snippet & { rule: string })[] {
  const lines = (count: number): string => '  x += 1\n'.repeat(count)
  return [
    {
      why: 'a file without the name of its export',
      path: 'src/view/Other.tsx',
      text: 'export const thing = 1\n',
      rule: 'useFilenamingConvention',
    },
    {
      why: 'a default export',
      path: 'src/view/Whole.ts',
      text: 'export default 1\n',
      rule: 'noDefaultExport',
    },
    {
      why: 'a barrel',
      path: 'src/view/barrel.ts',
      text: "export { barrel } from './barrel1.ts'\nexport { two } from './two.ts'\n",
      rule: 'noBarrelFile',
    },
    {
      why: 'a circle of imports',
      path: 'src/view/egg.ts',
      text: "import { hen } from './hen.ts'\nexport const egg = (): unknown => hen\n",
      rule: 'noImportCycles',
    },
    {
      why: 'the other half of the circle',
      path: 'src/view/hen.ts',
      text: "import { egg } from './egg.ts'\nexport const hen = (): unknown => egg\n",
      rule: 'noImportCycles',
    },
    {
      why: 'a file of more than 250 lines',
      path: 'src/view/endless.ts',
      text: `export let endless = 0\n${'endless += 1\n'.repeat(250)}`,
      rule: 'noExcessiveLinesPerFile',
    },
    {
      why: 'a function of more than 60 lines in a ground room',
      path: 'src/theory/long.ts',
      text: `export function long(): number {\n  let x = 0\n${lines(60)}  return x\n}\n`,
      rule: 'noExcessiveLinesPerFunction',
    },
    {
      why: 'a component of more than 90 lines',
      path: 'src/view/longest.ts',
      text: `export function longest(): number {\n  let x = 0\n${lines(90)}  return x\n}\n`,
      rule: 'noExcessiveLinesPerFunction',
    },
    {
      why: 'a function with too many branches',
      path: 'src/view/tangled.ts',
      text: `export function tangled(a: number): number {\n${Array.from({ length: 16 }, (_, at) => `  if (a === ${at}) return ${at + 1}\n`).join('')}  return 0\n}\n`,
      rule: 'noExcessiveCognitiveComplexity',
    },
    {
      why: 'a promise that nobody waits for',
      path: 'src/view/floating.ts',
      text: 'const later = async (): Promise<number> => await Promise.resolve(1)\nexport function floating(): void {\n  later()\n}\n',
      rule: 'noFloatingPromises',
    },
    {
      why: 'a switch that forgets a kind',
      path: 'src/view/forgets.ts',
      text: "export function forgets(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1\n  }\n  return 0\n}\n",
      rule: 'useExhaustiveSwitchCases',
    },
    {
      why: 'an enum',
      path: 'src/view/Kind.ts',
      text: 'export enum Kind {\n  A,\n}\n',
      rule: 'noEnum',
    },
  ]
}
