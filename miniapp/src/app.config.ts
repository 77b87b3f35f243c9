const isH5 = process.env.TARO_ENV === 'h5'

const tab = (page: string, text: string) => ({
  pagePath: `pages/tabs/${page}/index`,
  text,
  iconPath: `assets/tabs/${page}.png`,
  selectedIconPath: `assets/tabs/${page}-chosen.png`,
})

export default defineAppConfig({
  pages: ['pages/tabs/home/index', 'pages/tabs/inbox/index', 'pages/tabs/participate/index', 'pages/tabs/me/index'],
  subPackages: [
    {
      root: 'pages/identity',
      pages: [
        'sign-in/index',
        'privacy/index',
        'sessions/index',
        'reads/index',
        'consents/index',
        'export/index',
        'delete/index',
      ],
    },
    { root: 'pages/binding', pages: ['join/index', 'request/index', 'homes/index', 'find/index'] },
    {
      root: 'pages/announcements',
      pages: [
        'detail/index',
        'compose/index',
        'mine/index',
        'public/index',
        'reach/index',
        'search/index',
        'questions/index',
        'asking/index',
        'board/index',
        'correct/index',
      ],
    },
    { root: 'pages/messages', pages: ['reminders/index'] },
    { root: 'pages/roles', pages: ['officers/index'] },
    { root: 'pages/columns', pages: ['column/index', 'edit/index', 'roster/index'] },
    { root: 'pages/register', pages: ['home/index', 'units/index', 'import/index'] },
    { root: 'pages/votes', pages: ['decision/index', 'ballot/index', 'proxies/index', 'result/index'] },
    {
      root: 'pages/workbench',
      pages: [
        'desk/index',
        'roles/index',
        'places/index',
        'place/index',
        'grids/index',
        'bindings/index',
        'slips/index',
      ],
    },
  ],
  window: {
    navigationBarTitleText: '里仁',
    // H5 draws its own header with real headings and buttons; WeChat keeps its own bar.
    navigationStyle: isH5 ? 'custom' : 'default',
    navigationBarBackgroundColor: isH5 ? '#FAF8F3' : '@paper',
    navigationBarTextStyle: isH5 ? 'black' : '@bar',
    backgroundColor: isH5 ? '#FAF8F3' : '@paper',
    backgroundTextStyle: isH5 ? 'dark' : '@pull',
  },
  tabBar: {
    color: isH5 ? '#5C6964' : '@ink3',
    selectedColor: isH5 ? '#1B6B50' : '@accent',
    backgroundColor: isH5 ? '#FFFFFF' : '@card',
    borderStyle: isH5 ? 'white' : ('@border' as 'white'),
    list: [tab('home', '首页'), tab('inbox', '消息'), tab('participate', '参与'), tab('me', '我的')],
  },
  ...(isH5 ? { animation: false } : {}),
  darkmode: !isH5,
  ...(isH5 ? {} : { themeLocation: 'theme.json' }),
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  // No interface that needs a declaration (location, address) is used; the list is stated so that it stays so.
  requiredPrivateInfos: [],
})
