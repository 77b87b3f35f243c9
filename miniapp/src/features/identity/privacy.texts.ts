import type { StructuredText } from '@liren/shared/structured.text'
import type { Locale } from '@liren/shared/primitives'

/** What the law wants said before anything is asked (PIPL art. 17), as plainly as it can be said. */
export const privacyNotice: Record<Locale, StructuredText> = {
  'zh-CN': [
    {
      type: 'paragraph',
      text: '里仁帮社区把通知送到该看到的邻居手里。**不登录不收集信息；不关联手机号、不实名，也能看公开的通知。**',
    },
    { type: 'heading', text: '谁在处理您的信息' },
    {
      type: 'paragraph',
      text: '您所在社区的居民委员会。想问清楚、想更正或删除，请到居委会办公室，或直接找您的网格员；15 个工作日内答复。',
    },
    { type: 'heading', text: '记录什么，为什么，留多久' },
    {
      type: 'list',
      ordered: false,
      items: [
        '**手机号**：登录，并核对您住在哪里。加密保存，页面上只显示前三位和后四位。保存到您要求删除为止。',
        '**微信登录标识**：认出是同一个人。只存一个编号，不取头像、好友和位置。保存到您要求删除为止。',
        '**住处与身份**（哪套房，业主、租户或家人）：决定哪些通知该给您看。搬走后停止使用。',
        '**通知是否看过**：让发通知的人知道还有几户没送到。对方只看到人数和户数。',
        '**登录的设备**：让您看见账号用在哪里，随时可以让它退出。',
      ],
    },
    { type: 'heading', text: '不做什么' },
    {
      type: 'list',
      ordered: false,
      items: [
        '不采集人脸和通讯录，也不保存您在哪里。志愿活动要核对到场的，您同意后只在签到时由手机自己比对，只留“在”或“不在”。',
        '不出售，也不提供给广告。',
        '邻居和物业看不到您的手机号。居委会要看全，必须写明用途，您在“谁看过我的信息”里看得到。',
      ],
    },
    { type: 'heading', text: '您可以做什么' },
    {
      type: 'paragraph',
      text: '在“我的”里，您可以看谁看过您的信息，一项一项同意或撤回，下载全部信息，或注销账号；要更正请找居委会。14 岁以下由监护人代为同意。信息都存放在中国境内。',
    },
  ],
  en: [
    {
      type: 'paragraph',
      text: 'Liren brings notices to the neighbours they are for. **Nothing is collected until you sign in, and public notices can be read without a phone number or a verified name.**',
    },
    { type: 'heading', text: 'Who handles your data' },
    {
      type: 'paragraph',
      text: 'The residents’ committee of your community. To ask, correct or delete, visit its office or speak to your grid worker; you get an answer within 15 working days.',
    },
    { type: 'heading', text: 'What is kept, why, and for how long' },
    {
      type: 'list',
      ordered: false,
      items: [
        '**Phone number**: to sign in and to find where you live. Encrypted; only the first three and last four digits are ever shown. Kept until you ask for its deletion.',
        '**WeChat sign-in number**: to know you again. No picture, friends or location are taken. Kept until you ask for its deletion.',
        '**Home and relation** (which flat; owner, tenant or family): decides which notices are for you. No longer used once you move out.',
        '**Whether a notice was read**: so that its author knows how many homes it has not reached. They see counts only.',
        '**Signed-in devices**: so that you see where your account is used, and can sign a device out at any time.',
      ],
    },
    { type: 'heading', text: 'What is not done' },
    {
      type: 'list',
      ordered: false,
      items: [
        'No face or address book is collected, and it is not kept where you are. Where a volunteer activity checks the place and you agree, your phone compares it by itself at check-in, and only “there” or “not there” is kept.',
        'Nothing is sold or given to advertisers.',
        'Neighbours and the property company do not see your phone number. When the committee shows it in full it has to say why, and you see that under “Who read my data”.',
      ],
    },
    { type: 'heading', text: 'What you can do' },
    {
      type: 'paragraph',
      text: 'Under “Me” you see who read your data, give and withdraw each consent, download everything, or delete your account; ask the committee to correct it. For children under 14 a guardian decides. All data stays in mainland China.',
    },
  ],
}
