import { texts } from '../../lib/i18n.ts'

export const privacyTexts = texts(
  {
    reads: {
      title: '谁看过我的信息',
      intro: '手机号、姓名平时都是打码的。工作人员要看全，必须写明用途，并且会留在这里。',
      what: { phone: '看了您的手机号', owner: '看了您在业主名册上的信息', register_export: '导出了整个小区的业主名册' },
      purpose: (words: string) => `用途：${words}`,
      where: (community: string) => `在${community}`,
      emptyTitle: '还没有人看过',
      emptyBody: '居委会看您的手机号或名册信息时，这里会写明是谁、什么身份、为什么、什么时候。',
    },
    consents: {
      title: '同意与授权',
      intro: '一项一项由您决定。撤回和同意一样，点一下就行；撤回之前已经做的事不受影响。',
      basis: '使用里仁必需的',
      basisNote: '没有这一项就无法提供服务，所以不能单独关掉。要撤回，请注销账号。',
      optional: '可选的',
      sensitive: '敏感信息，单独征求同意',
      sensitiveNote: '平时都是关着的，不同意也不影响其他功能。',
      purposes: {
        service: { title: '登录与住户登记', note: '用您的手机号和住处，认出您是谁、哪些通知该给您看。' },
        public_name: {
          title: '公开显示我的称呼',
          note: '在活动、议事等公开页面显示您的称呼；不同意就显示“一位邻居”。',
        },
        wechat_messages: { title: '微信服务通知', note: '有新通知、办理有进展时，在微信里提醒您。' },
        location_check: { title: '到场签到时核对位置', note: '只在您签到的那一刻，核对您是否在活动地点，不记录行踪。' },
        id_document: { title: '核对身份证件', note: '办理需要实名的事项时，由居委会核对您的证件，核对后只留结果。' },
      },
      granted: (time: string) => `${time} 同意`,
      withdrawn: (time: string) => `${time} 撤回`,
    },
    export: {
      title: '下载我的信息',
      body: '您的账号、住处、身份、同意记录、收到的消息、谁看过您的信息，都在一个文件里（JSON 格式）。',
      note: '文件里有完整的个人信息，请存放在只有您能看到的地方。',
      action: '下载',
      done: '文件已经交给这台设备了。',
    },
    delete: {
      title: '注销账号',
      now: '注销以后马上',
      nowItems: [
        '所有设备都退出登录，这个手机号不再和您关联。',
        '您的住处登记、担任的角色、称呼都结束，邻居和工作人员看不到您。',
        '通知和消息不再发给您。',
      ],
      kept: '依法保留的',
      keptItems: [
        '您以担任的身份发布过的通知：邻居还要看，署名换成一个代号。',
        '查看别人信息、授予权限、同意和撤回的记录：《个人信息保护法》要求能够追溯，同样只留代号，不含姓名和手机号。',
        '业主名册：由居委会和业委会依法保管，不是您账号的内容。要更正请找居委会。',
      ],
      exportFirst: '先下载一份我的信息',
      leaving: '只是搬走了？在“我的房屋”里登记搬走就行，不用注销。',
      typed: '注销账号',
      typedLabel: '确定要注销的话，请输入“注销账号”四个字',
      typedFault: '请输入“注销账号”四个字',
      action: '注销我的账号',
      goneTitle: '账号已经注销',
      goneBody: (pseudonym: string) =>
        `依法保留的记录里，您的代号是 ${pseudonym}。您随时可以用手机号重新登录，那会是一个全新的账号。`,
      home: '回首页',
    },
  },
  {
    reads: {
      title: 'Who read my data',
      intro:
        'Phone numbers and names are masked. Staff who need to see them in full must say why, and it is noted here.',
      what: {
        phone: 'saw your phone number',
        owner: 'saw your entry in the owners’ register',
        register_export: 'exported the whole estate’s owners’ register',
      },
      purpose: (words: string) => `Purpose: ${words}`,
      where: (community: string) => `in ${community}`,
      emptyTitle: 'Nobody has looked',
      emptyBody:
        'When the committee looks at your phone number or register entry, this says who, in which role, why and when.',
    },
    consents: {
      title: 'Consents',
      intro: 'You decide one by one. Withdrawing is one tap, like giving; what was done before stays as it is.',
      basis: 'Needed to use Liren',
      basisNote:
        'The service cannot work without it, so it cannot be switched off alone. To withdraw it, delete your account.',
      optional: 'Up to you',
      sensitive: 'Sensitive data, asked for separately',
      sensitiveNote: 'These are off unless you turn them on; everything else works without them.',
      purposes: {
        service: {
          title: 'Signing in and residence',
          note: 'Uses your phone number and home to know who you are and which notices are for you.',
        },
        public_name: {
          title: 'Show my name in public',
          note: 'Shows your name on public pages such as events; without it you appear as “a neighbour”.',
        },
        wechat_messages: { title: 'WeChat notifications', note: 'Tells you in WeChat about new notices and progress.' },
        location_check: {
          title: 'Check my location at sign-in to events',
          note: 'Only at the moment you check in, to see that you are there; where you go is not recorded.',
        },
        id_document: {
          title: 'Check an identity document',
          note: 'For matters that need your real name the committee checks your document and keeps only the result.',
        },
      },
      granted: (time: string) => `Given ${time}`,
      withdrawn: (time: string) => `Withdrawn ${time}`,
    },
    export: {
      title: 'Download my data',
      body: 'Your account, homes, roles, consents, messages and who read your data, in one file (JSON).',
      note: 'The file holds your personal data in full. Keep it where only you can see it.',
      action: 'Download',
      done: 'The file was handed to this device.',
    },
    delete: {
      title: 'Delete my account',
      now: 'At once',
      nowItems: [
        'Every device is signed out and this phone number no longer leads to you.',
        'Your homes, roles and name end; neighbours and staff no longer see you.',
        'No more notices or messages are sent to you.',
      ],
      kept: 'Kept by law',
      keptItems: [
        'Notices you published in an office: neighbours still need them. They are signed with a code name.',
        'Records of looking at data, granting roles, giving and withdrawing consent: the law on personal data wants them traceable. They, too, keep a code name only, no name and no phone number.',
        'The owners’ register: kept by the committees by law; it is not part of your account. Ask the residents’ committee to correct it.',
      ],
      exportFirst: 'Download my data first',
      leaving: 'Only moving out? Say so under “My flats”; there is no need to delete the account.',
      typed: 'DELETE',
      typedLabel: 'To delete it, type DELETE',
      typedFault: 'Please type DELETE',
      action: 'Delete my account',
      goneTitle: 'Your account is deleted',
      goneBody: (pseudonym: string) =>
        `In the records kept by law your code name is ${pseudonym}. You may sign in with your phone again at any time; that will be a new account.`,
      home: 'To the home page',
    },
  },
)
