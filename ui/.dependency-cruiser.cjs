// Which folder may use which: imports run one way, from the pages down. `npm run structure` fails on anything else.
const rooms = {
  format: [],
  preferences: [],
  theme: [],
  api: ['format/json'],
  components: ['format', 'theme', 'api/problem', 'api/catalog', 'api/timeline', 'api/interactions'],
  features: ['components', 'format', 'preferences', 'api', 'search'],
  pages: ['features', 'components', 'format', 'preferences', 'api', 'search'],
  shell: [
    'features',
    'components',
    'format',
    'preferences',
    'theme',
    'api',
    'search',
    'pages/[^/]+/url',
    'queryClient',
  ],
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '\\.d\\.ts$|\\.test\\.tsx?$' }, to: {} },
    {
      name: 'pages-apart',
      comment: 'What two pages need goes into features/ or components/.',
      severity: 'error',
      from: { path: '^src/pages/([^/]+)/' },
      to: { path: '^src/pages/', pathNot: '^src/pages/$1/' },
    },
    ...Object.entries(rooms).map(([room, mayUse]) => ({
      name: `${room}-looks-down`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [room, ...mayUse].map((used) => `^src/${used}(/|\\.tsx?$)`) },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
