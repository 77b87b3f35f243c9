import type { z } from 'zod'
import type {
  ComplaintCategory,
  ComplaintOutcome,
  ComplaintState,
  ComplaintStep,
  complaintStage,
  contactWay,
  FeeWaiver,
  Hazard,
  noPictureReason,
  refusalReason,
  reportChannel,
  RingReason,
  Rung,
  satisfaction,
  suspensionReason,
  Urgency,
} from './complaints.ts'
import type { SheetColumn } from './complaints.board.ts'
import type { SlaCity } from './complaints.settings.ts'
import type { Locale } from './primitives.ts'

type Names<Word extends string> = Record<Word, Record<Locale, string>>

export const categoryNames: Names<ComplaintCategory> = {
  repair_home: { 'zh-CN': '家里报修', en: 'Repair in my flat' },
  common_parts: { 'zh-CN': '公共部位', en: 'Common parts' },
  property_service: { 'zh-CN': '物业服务', en: 'Property service' },
  environment: { 'zh-CN': '环境卫生', en: 'Environment' },
  safety: { 'zh-CN': '安全隐患', en: 'Safety' },
  dispute: { 'zh-CN': '邻里纠纷', en: 'Dispute between neighbours' },
  suggestion: { 'zh-CN': '意见建议', en: 'Suggestion' },
  snap: { 'zh-CN': '随手拍', en: 'Snap' },
  consultation: { 'zh-CN': '咨询', en: 'A question to a column' },
}

export const hazardNames: Names<Hazard> = {
  lift_trapped: { 'zh-CN': '电梯困人', en: 'Trapped in a lift' },
  gas: { 'zh-CN': '燃气泄漏', en: 'Gas' },
  fire: { 'zh-CN': '火情', en: 'Fire' },
  flooding: { 'zh-CN': '大量漏水', en: 'Flooding' },
  power_out: { 'zh-CN': '停电', en: 'No power' },
  water_out: { 'zh-CN': '停水', en: 'No water' },
  sewage: { 'zh-CN': '污水倒灌', en: 'Sewage coming up' },
  blocked_exit: { 'zh-CN': '消防通道堵塞', en: 'Blocked fire exit' },
}

export const urgencyNames: Names<Urgency> = {
  life_safety: { 'zh-CN': '危及生命', en: 'Danger to life' },
  urgent: { 'zh-CN': '急修', en: 'Urgent' },
  ordinary: { 'zh-CN': '一般', en: 'Ordinary' },
  advice: { 'zh-CN': '建议', en: 'Advice' },
}

export const stateNames: Names<ComplaintState> = {
  SUBMITTED: { 'zh-CN': '待受理', en: 'Reported' },
  DISPATCHED: { 'zh-CN': '已派单，待接单', en: 'Sent, not taken yet' },
  DISPUTED: { 'zh-CN': '派单有异议', en: 'Sent back for another look' },
  ACCEPTED: { 'zh-CN': '已接单', en: 'Taken' },
  CONTACTED: { 'zh-CN': '已联系', en: 'Contacted' },
  IN_PROGRESS: { 'zh-CN': '处理中', en: 'Being worked on' },
  SUSPENDED: { 'zh-CN': '暂停计时', en: 'Paused' },
  RESOLVED: { 'zh-CN': '已处理，待您确认', en: 'Done, to be confirmed' },
  CLOSED: { 'zh-CN': '已办结', en: 'Closed' },
  MERGED: { 'zh-CN': '已并案办理', en: 'Goes on with another' },
  REFUSED: { 'zh-CN': '不予受理', en: 'Not taken in' },
  WITHDRAWN: { 'zh-CN': '已撤回', en: 'Taken back' },
}

export const outcomeNames: Names<ComplaintOutcome> = {
  confirmed: { 'zh-CN': '诉求人已确认', en: 'Confirmed by who complained' },
  unanswered: { 'zh-CN': '未答复，到期办结', en: 'Closed without an answer' },
  disputed: { 'zh-CN': '诉求人不认可，到期办结', en: 'Closed though who complained disagrees' },
}

/** What was done, in a line of the history. */
export const stepNames: Names<ComplaintStep> = {
  REPORT: { 'zh-CN': '提出诉求', en: 'Reported' },
  ACCEPT: { 'zh-CN': '接单', en: 'Taken' },
  REFUSE: { 'zh-CN': '不予受理', en: 'Not taken in' },
  OBJECT: { 'zh-CN': '对不予受理提出异议', en: 'Objected to that' },
  DISPATCH: { 'zh-CN': '派单', en: 'Sent on' },
  DISPUTE: { 'zh-CN': '对派单提出异议', en: 'Said it is not theirs' },
  KEEP_DISPATCH: { 'zh-CN': '维持派单', en: 'Sent back to them' },
  ASSIGN: { 'zh-CN': '指派人员', en: 'Put somebody in charge' },
  CONTACT: { 'zh-CN': '联系诉求人', en: 'Contacted who complained' },
  OFFER_VISIT: { 'zh-CN': '约上门时间', en: 'Proposed a visit' },
  ACCEPT_VISIT: { 'zh-CN': '同意上门时间', en: 'Agreed to the visit' },
  DECLINE_VISIT: { 'zh-CN': '上门时间不合适', en: 'Declined the visit' },
  RETRACT_VISIT: { 'zh-CN': '撤回上门时间', en: 'Took the visit back' },
  LAPSE_VISIT: { 'zh-CN': '上门时间已过，没有答复', en: 'The time of the visit passed without an answer' },
  OFFER_COST: { 'zh-CN': '报价', en: 'Proposed a cost' },
  ACCEPT_COST: { 'zh-CN': '同意费用', en: 'Agreed to the cost' },
  DECLINE_COST: { 'zh-CN': '不同意费用', en: 'Declined the cost' },
  RETRACT_COST: { 'zh-CN': '撤回费用', en: 'Took the cost back' },
  BEGIN: { 'zh-CN': '开始处理', en: 'Began the work' },
  ASK_SUSPENSION: { 'zh-CN': '申请暂停计时', en: 'Asked to pause' },
  APPROVE_SUSPENSION: { 'zh-CN': '同意暂停计时', en: 'Let it pause' },
  DECLINE_SUSPENSION: { 'zh-CN': '不同意暂停', en: 'Did not let it pause' },
  RESUME: { 'zh-CN': '恢复处理', en: 'Went on' },
  WAKE: { 'zh-CN': '暂停到期，恢复计时', en: 'The pause is over' },
  RESOLVE: { 'zh-CN': '处理完毕', en: 'Done' },
  CONFIRM: { 'zh-CN': '确认', en: 'Confirmed' },
  REOPEN: { 'zh-CN': '重开', en: 'Reopened' },
  ASK_REOPENING: { 'zh-CN': '请居委会再次办理', en: 'Asked the committee to reopen it' },
  GRANT_REOPENING: { 'zh-CN': '同意再次办理', en: 'Reopened by the committee' },
  DENY_REOPENING: { 'zh-CN': '不再办理', en: 'Not reopened' },
  REMIND: { 'zh-CN': '提醒确认，明天到期办结', en: 'Reminded: closes by itself within a day' },
  CLOSE: { 'zh-CN': '到期办结', en: 'Closed by time' },
  RATE: { 'zh-CN': '评价', en: 'Rated' },
  RING_BACK: { 'zh-CN': '回访', en: 'Rung back' },
  RING_IN_VAIN: { 'zh-CN': '回访未果', en: 'Rung back in vain' },
  APPEAL_RATING: { 'zh-CN': '对评价提出申诉', en: 'Appealed the rating' },
  ANSWER_APPEAL: { 'zh-CN': '答复申诉', en: 'Answered the appeal' },
  GRANT_APPEAL: { 'zh-CN': '申诉成立，评价不计入', en: 'Appeal granted: the rating does not count' },
  DENY_APPEAL: { 'zh-CN': '申诉不成立，评价有效', en: 'Appeal denied: the rating stands' },
  MERGE: { 'zh-CN': '并案', en: 'Merged with another' },
  UNMERGE: { 'zh-CN': '拆分', en: 'Taken apart again' },
  URGE: { 'zh-CN': '催办', en: 'Urged' },
  CLIMB: { 'zh-CN': '逾期升级', en: 'Climbed' },
  NOTE: { 'zh-CN': '补充说明', en: 'Added a note' },
  SHARE: { 'zh-CN': '转给外部单位一起办', en: 'Handed to a body outside' },
  SHOW: { 'zh-CN': '对邻里可见', en: 'Shown to neighbours' },
  HIDE: { 'zh-CN': '不再对邻里可见', en: 'No longer shown to neighbours' },
  WITHDRAW: { 'zh-CN': '撤回', en: 'Taken back' },
}

export const rungNames: Names<Rung> = {
  half: { 'zh-CN': '时限过半', en: 'Half of the time is gone' },
  most: { 'zh-CN': '时限将到', en: 'Four fifths of the time are gone' },
  due: { 'zh-CN': '已逾期，报居委会', en: 'Overdue, with the committee' },
  street: { 'zh-CN': '逾期一天，报街道', en: 'A day overdue, with the street' },
  list: { 'zh-CN': '逾期三天，列入协调清单', en: 'Three days overdue, on the coordination list' },
}

export const feeWaiverNames: Names<FeeWaiver> = {
  aged_alone: { 'zh-CN': '60 岁以上独居', en: '60 or older and living alone' },
  hardship: { 'zh-CN': '困难家庭', en: 'A family in need' },
}

export const stageNames: Names<z.infer<typeof complaintStage>> = {
  reported: { 'zh-CN': '提出', en: 'Reported' },
  accepted: { 'zh-CN': '接单', en: 'Taken' },
  contacted: { 'zh-CN': '联系', en: 'Contacted' },
  working: { 'zh-CN': '处理', en: 'Work' },
  resolved: { 'zh-CN': '处理完', en: 'Done' },
  closed: { 'zh-CN': '办结', en: 'Closed' },
}

export const refusalReasonNames: Names<z.infer<typeof refusalReason>> = {
  emergency_line: { 'zh-CN': '应拨打紧急电话', en: 'For an emergency line' },
  court_or_petition: { 'zh-CN': '已进入诉讼、仲裁、信访', en: 'Before a court, in arbitration or petition' },
  repeated: { 'zh-CN': '重复诉求，没有新情况', en: 'Said before, nothing new' },
  secret: { 'zh-CN': '涉及国家秘密、商业秘密、隐私', en: 'Touches secrets or privacy' },
  other_body: { 'zh-CN': '由其他单位负责', en: 'Somebody else is responsible' },
  unlawful: { 'zh-CN': '诉求不合法', en: 'Unlawful' },
}

export const suspensionReasonNames: Names<z.infer<typeof suspensionReason>> = {
  parts: { 'zh-CN': '等配件', en: 'Waiting for parts' },
  owner: { 'zh-CN': '等业主', en: 'Waiting for the owner' },
  fund: { 'zh-CN': '等维修资金', en: 'Waiting for the fund' },
  permit: { 'zh-CN': '等审批', en: 'Waiting for a permit' },
  weather: { 'zh-CN': '等天气', en: 'Waiting for the weather' },
}

export const contactWayNames: Names<z.infer<typeof contactWay>> = {
  phone: { 'zh-CN': '电话', en: 'By phone' },
  visit: { 'zh-CN': '上门', en: 'At the door' },
  message: { 'zh-CN': '消息', en: 'By message' },
}

export const noPictureReasonNames: Names<z.infer<typeof noPictureReason>> = {
  indoors: { 'zh-CN': '在住户家里，不便拍照', en: 'Inside a home' },
  talk_only: { 'zh-CN': '只是沟通答复', en: 'Only a talk or an answer' },
  elsewhere: { 'zh-CN': '不在现场办理', en: 'Done elsewhere' },
  other: { 'zh-CN': '其他', en: 'Other' },
}

export const reportChannelNames: Names<z.infer<typeof reportChannel>> = {
  app: { 'zh-CN': '当面口述', en: 'In person' },
  phone: { 'zh-CN': '电话', en: 'By phone' },
  paper: { 'zh-CN': '纸条', en: 'On paper' },
  visit: { 'zh-CN': '走访', en: 'On a visit' },
}

export const ringReasonNames: Names<RingReason> = {
  no_answer: { 'zh-CN': '没有人接', en: 'Nobody answered' },
  wrong_number: { 'zh-CN': '号码不对', en: 'Wrong number' },
  declined: { 'zh-CN': '不愿意说', en: 'Did not want to say' },
}

export const satisfactionNames: Names<z.infer<typeof satisfaction>> = {
  satisfied: { 'zh-CN': '满意', en: 'Satisfied' },
  basically: { 'zh-CN': '基本满意', en: 'Basically satisfied' },
  unsatisfied: { 'zh-CN': '不满意', en: 'Not satisfied' },
}

export const slaCityNames: Names<SlaCity> = {
  house: { 'zh-CN': '通用', en: 'General' },
  beijing: { 'zh-CN': '北京', en: 'Beijing' },
  shanghai: { 'zh-CN': '上海', en: 'Shanghai' },
  hangzhou: { 'zh-CN': '杭州', en: 'Hangzhou' },
  jinan: { 'zh-CN': '济南', en: 'Jinan' },
  weifang: { 'zh-CN': '潍坊', en: 'Weifang' },
}

/** The headings of a sheet. */
export const sheetColumnNames: Names<SheetColumn> = {
  id: { 'zh-CN': '编号', en: 'Number' },
  reportedAt: { 'zh-CN': '提出时间', en: 'Reported' },
  category: { 'zh-CN': '类别', en: 'Category' },
  urgency: { 'zh-CN': '紧急程度', en: 'Urgency' },
  place: { 'zh-CN': '位置', en: 'Place' },
  text: { 'zh-CN': '内容', en: 'Words' },
  state: { 'zh-CN': '状态', en: 'State' },
  outcome: { 'zh-CN': '办结方式', en: 'How it closed' },
  office: { 'zh-CN': '承办单位', en: 'Office' },
  responseDueAt: { 'zh-CN': '应联系时间', en: 'Contact due' },
  contactedAt: { 'zh-CN': '联系时间', en: 'Contacted' },
  isInTime: { 'zh-CN': '按时响应', en: 'In time' },
  solutionDueAt: { 'zh-CN': '应办结时间', en: 'Solution due' },
  resolvedAt: { 'zh-CN': '处理完时间', en: 'Done' },
  closedAt: { 'zh-CN': '办结时间', en: 'Closed' },
  reopenings: { 'zh-CN': '重开次数', en: 'Reopenings' },
  isSolved: { 'zh-CN': '是否解决', en: 'Solved' },
  satisfaction: { 'zh-CN': '满意度', en: 'Satisfaction' },
  number: { 'zh-CN': '外部工单号', en: 'Number outside' },
  reply: { 'zh-CN': '办理情况', en: 'What was done' },
}
