import type { Locale } from './primitives.ts'
import type { VolunteeringErrorCode } from './volunteering.codes.ts'

/** What can go wrong with volunteering, each with its sentence. */
export const volunteeringProblemTexts: Record<VolunteeringErrorCode, Record<Locale, string>> = {
  activity_step_illegal: {
    'zh-CN': '这个活动现在的状态不能这样处理。',
    en: 'The activity is not in a state where this can be done.',
  },
  activity_uninsured: {
    'zh-CN':
      '有危险的服务，要先给志愿者办好意外保险才能开放报名（《志愿服务条例》第十七条）。请退回，让发起人办好再提。',
    en: 'Dangerous service opens once volunteers are insured (Regulation on Volunteer Service, art. 17). Please refuse it, so that it is proposed again with an insurance.',
  },
  activity_past: {
    'zh-CN': '第一个班次的时间已经过了，不能再开放报名。请退回，让发起人换个时间再提。',
    en: 'The first shift would have begun by now. Please refuse it, so that it is proposed again for another time.',
  },
  shift_times_wrong: {
    'zh-CN': '班次时间不对：要在将来，开始和结束都落在整刻钟上，最长 12 小时。',
    en: 'The times of a shift are wrong: in the future, on whole quarter-hours, twelve hours at most.',
  },
  shift_full: { 'zh-CN': '这个班次已经满员。', en: 'This shift is full.' },
  shift_overlap: {
    'zh-CN': '您在这段时间里已经报了别的班次。',
    en: 'You have signed up for another shift at this time.',
  },
  shift_signed_up: { 'zh-CN': '您已经报过这个班次了。', en: 'You have signed up for this shift already.' },
  shift_started: {
    'zh-CN': '班次已经开始，不能再报名或退出。',
    en: 'The shift has begun: nobody joins or leaves it now.',
  },
  shift_not_for_you: {
    'zh-CN': '这个班次有年龄要求：未满 14 周岁需要监护人同意并陪同，有危险的服务不招未成年人。',
    en: 'This shift has an age rule: under 14 a guardian consents and comes along, and nobody under age does dangerous work.',
  },
  shift_risk_unaccepted: {
    'zh-CN': '请先阅读风险提示，并确认已满 18 周岁、保险已经办好。',
    en: 'Please read what the risks are first, and confirm that you are 18 or over and insured.',
  },
  shift_code_unknown: { 'zh-CN': '这不是签到码，请对准组织者出示的二维码。', en: 'This is no code of a shift.' },
  shift_code_foreign: { 'zh-CN': '这是另一个班次的签到码。', en: 'This code belongs to another shift.' },
  shift_code_expired: {
    'zh-CN': '签到码已经变了，请扫组织者此刻出示的码。',
    en: 'The code has changed since. Please scan the one that is shown now.',
  },
  shift_code_early: {
    'zh-CN': '还没到签到的时间，开始前 30 分钟起可以签到。',
    en: 'It is too early: check-in opens 30 minutes before the shift.',
  },
  shift_code_replayed: { 'zh-CN': '这个签到码您已经用过了。', en: 'You have used this code already.' },
  attendance_out_of_order: {
    'zh-CN': '要先签到再签退，各一次。',
    en: 'One checks in first, then out, once each.',
  },
  attendance_self: {
    'zh-CN': '谁也不能确认自己到场，也不能一个人既登记或确认、又定时间。请由另一个人来办。',
    en: 'Nobody confirms their own presence, nor both vouches for a presence and sets its times. Please have somebody else do it.',
  },
  attendance_settled: {
    'zh-CN': '这次服务已经记入，不能再改。有误请走冲回。',
    en: 'This service has been credited. If it is wrong, have the credit taken back.',
  },
  thanks_too_early: {
    'zh-CN': '服务时长记入以后才能评价。',
    en: 'A service is rated once its hours are credited.',
  },
  thanks_given: { 'zh-CN': '这次服务已经评价过了。', en: 'This service has been rated already.' },
  recipient_named: { 'zh-CN': '这一户已经写下了。', en: 'This flat has been noted already.' },
  recipients_full: {
    'zh-CN': '一次服务最多写 10 户。',
    en: 'Ten flats at most are noted for one service.',
  },
  group_name_taken: { 'zh-CN': '已经有同名的小组了。', en: 'There is a group of this name already.' },
  group_led: {
    'zh-CN': '您是组长，请居委会先换一位组长，再退出。',
    en: 'You lead this group. Please have the committee appoint somebody else first.',
  },
  record_in_future: {
    'zh-CN': '日期还没有到，记录只写已经发生的事。',
    en: 'This day has not come yet. A record holds what has happened.',
  },
  certificate_without_hours: {
    'zh-CN': '还没有记入的服务时长，暂时开不出证明。',
    en: 'No hours have been credited yet, so there is nothing to certify.',
  },
  certificate_nameless: {
    'zh-CN': '请写姓名，居委会核对证件后开具。',
    en: 'Please give your name: the committee issues it once it has seen papers.',
  },
  certificate_waiting: {
    'zh-CN': '您已经有一份在等居委会核对，请带证件去居委会。',
    en: 'One of yours waits for the committee already. Please show them your papers.',
  },
  certificate_differs: {
    'zh-CN': '您照证件填的，和申请人写的不一样。请再看一遍证件；确实不同的，请不予开具并说明原因。',
    en: 'What you typed from the papers is not what was asked for. Please look again; if it really differs, refuse it and say why.',
  },
  shift_places_taken: {
    'zh-CN': '已经报名的人比这多，名额不能再少。请先和他们商量。',
    en: 'More people than that have signed up already. Please talk to them first.',
  },
  guardian_missing: {
    'zh-CN': '未满 18 周岁，要先有监护人同意：请家长在“志愿服务”里点同意，或把纸质同意书交给组织者。',
    en: 'Under 18 a guardian consents first: in the app, under volunteering, or on paper, handed to the organiser.',
  },
  age_unstated: {
    'zh-CN': '请先说明您是否已满 18 周岁：未满的要有监护人同意。',
    en: 'Please say first whether you are 18 or over: under 18 a guardian consents.',
  },
  ward_present: {
    'zh-CN': '孩子已经签到，不能在这里撤回。要接走孩子，请直接联系组织者。',
    en: 'They have checked in, so it cannot be taken back here. To fetch them, please talk to the organiser.',
  },
  appeal_made: {
    'zh-CN': '这次服务您已经申请过复核，每次服务可以申请一次。',
    en: 'You have objected already; each service is looked at again once.',
  },
  appeal_groundless: {
    'zh-CN': '这次服务没有被判为不记入，不用复核。',
    en: 'This service was not rejected, so there is nothing to object to.',
  },
  review_by_another: {
    'zh-CN': '这件事您经手过：先前不予认可、确认或登记过到场，或者异议就是您提的。请由另一位成员来办。',
    en: 'You have had a hand in this: you rejected it, vouched for the presence, or objected. Please have another member decide.',
  },
  objection_made: {
    'zh-CN': '这一条您已经提过异议，每人对每一条可以提一次。',
    en: 'You have objected to this already; each person does once.',
  },
  objection_own: {
    'zh-CN': '这是您自己的服务，不用提异议。记多了，请直接告诉居委会。',
    en: 'This is your own service. If too much was credited, please tell the committee.',
  },
  objection_late: {
    'zh-CN': '这一条的公示已经结束，不能再提异议。有疑问请直接告诉居委会。',
    en: 'This is no longer displayed, so nobody objects to it here. Please tell the committee.',
  },
  objections_full: {
    'zh-CN': '您有几条异议还在核对，等有了结果再提下一条。',
    en: 'Some of your objections are still being looked at. Please wait for them first.',
  },
}
