import type { ComplaintErrorCode } from './complaints.codes.ts'
import type { Locale } from './primitives.ts'

/** What can go wrong with complaints, each with its sentence. */
export const complaintProblemTexts: Record<ComplaintErrorCode, Record<Locale, string>> = {
  complaint_step_illegal: {
    'zh-CN': '这件事现在走不到这一步，请刷新看看进展。',
    en: 'This step does not follow from where the matter stands now. Please refresh.',
  },
  complaint_moved: {
    'zh-CN': '刚刚有人先动了这件事，请刷新看看。',
    en: 'Somebody moved this matter just before you. Please refresh.',
  },
  complaint_public_off: {
    'zh-CN': '本社区没有开放邻里可见的诉求。您写的还在，可以改为仅经办人可见。',
    en: 'This community does not show complaints to neighbours. What you wrote is kept; you can send it privately.',
  },
  complaint_place_wrong: {
    'zh-CN': '请选自己的房屋，或本社区的楼栋、小区、公共位置。',
    en: 'Choose your own flat, or a building, estate or common place of this community.',
  },
  complaint_reopened_before: {
    'zh-CN': '您已经重开过一次。要再次办理，请向居委会提出。',
    en: 'You have reopened this once already. To have it taken up again, ask the residents’ committee.',
  },
  complaint_too_late: {
    'zh-CN': '可以重开的时间已经过了。问题还在的话，请另报一件。',
    en: 'The time to reopen this is over. If the trouble is still there, please report it anew.',
  },
  complaint_proof_missing: {
    'zh-CN': '办结要有处理后的照片，或写明为什么没有照片。',
    en: 'Show it with a picture taken afterwards, or say why there is none.',
  },
  complaint_time_wrong: {
    'zh-CN': '填写的时间不对：要在现在之后，不能太远，结束要晚于开始。',
    en: 'That time does not fit: it must lie ahead, not too far, and end after it begins.',
  },
  complaint_own_request: {
    'zh-CN': '自己提出的申请要由别人审批。',
    en: 'Somebody else has to decide on what you asked for yourself.',
  },
  complaint_cost_open: {
    'zh-CN': '费用还没有得到报修人同意，不能开工，也不能办结。报错了可以撤回。',
    en: 'The cost has not been agreed to yet, so work can neither begin nor end. A cost named by mistake can be taken back.',
  },
  complaint_cost_declined: {
    'zh-CN': '报修人没有同意这笔费用。请重新报费用，或撤回费用、写明怎么办，再往下走。',
    en: 'The cost was declined. Name another one, or take it back and say what is done instead, before you go on.',
  },
  complaint_worker_unknown: {
    'zh-CN': '只能派给同一单位现任的人员。',
    en: 'Only somebody who now serves in the same office can be put in charge.',
  },
  complaint_office_empty: {
    'zh-CN': '那里现在没有任职的人，派不过去，请换一个。',
    en: 'Nobody holds that office now, so nothing can be sent there. Choose another.',
  },
  complaint_rated: { 'zh-CN': '这件诉求已经有评价了。', en: 'This has been rated already.' },
  complaint_rung: {
    'zh-CN': '已经回访过三次，或者诉求人不愿意说，不再打扰了。',
    en: 'It has been asked three times, or the person does not want to say. Leave it at that.',
  },
  complaint_asked_already: {
    'zh-CN': '上一次提出的还没有答复，请等一等。',
    en: 'What was asked before is still waiting for an answer.',
  },
  complaint_period_long: {
    'zh-CN': '这段时间的事项超过 5 万件，一张表装不下。请分几段导出。',
    en: 'More than 50,000 matters fall into this time, too many for one sheet. Please export it in parts.',
  },
  complaint_merge_wrong: {
    'zh-CN': '只能并入另一件还在办理、自己没有并入别处的诉求。',
    en: 'It can only go on with another matter that is still being handled and was not merged itself.',
  },
  complaint_appeal_wrong: {
    'zh-CN': '只有不满意的评价可以申诉，要在评价后七天内，一次评价申诉一次。',
    en: 'Only a rating that is not content can be appealed, within seven days, and once.',
  },
  complaint_unheard: {
    'zh-CN': '要先听诉求人怎么说：等诉求人答复，或到答复期限之后再决定。',
    en: 'The other side comes first: wait for the answer of who rated, or for the end of the time to give it.',
  },
  complaint_limits_unlawful: {
    'zh-CN': '社区的时限只能比所依据的规定更短，不能更长。',
    en: 'A community may only promise shorter limits than those it follows, never longer ones.',
  },
  complaint_holidays_wrong: {
    'zh-CN': '放假的要是那一年的工作日，补班的要是那一年的周末，每天只写一次。',
    en: 'Days off are working days of that year, make-up days are its weekend days, each named once.',
  },
  complaint_spots_full: {
    'zh-CN': '报修二维码已经满 1000 个，请先去掉不用的。',
    en: 'There are 1,000 square codes already. Please take out some that are not used.',
  },
  complaint_partners_full: {
    'zh-CN': '外部单位已经有 50 个，请先去掉不用的。',
    en: 'There are 50 bodies outside already. Please take out some that are not used.',
  },
  complaint_partner_unknown: {
    'zh-CN': '没有这个外部单位，请重新选。',
    en: 'There is no such body outside. Please choose again.',
  },
  complaint_sheet_unreadable: {
    'zh-CN': '这个文件读不出来。请用 Excel 另存为 .xlsx 再试；加了密码的要先去掉。',
    en: 'This file cannot be read. Please save it as .xlsx and try again; without a password.',
  },
  complaint_sheet_long: {
    'zh-CN': '一次最多导入 200 件工单，请分成几个文件。',
    en: 'At most 200 work orders go in one file. Please split it.',
  },
  complaint_import_over: {
    'zh-CN': '这份表格已经导入或放弃了，要改请重新选文件。',
    en: 'This sheet was taken in or given up already. To change something, choose the file again.',
  },
  complaint_import_unsettled: {
    'zh-CN': '还有没答的问题，或没有可以导入的工单。请先逐条答完，不导入的点“不导入”。',
    en: 'Some questions are open, or nothing is new. Answer each, or leave the row out.',
  },
  complaint_columns_twice: {
    'zh-CN': '每一项只能对应一列，每一列只能是一项。',
    en: 'Each thing stands in one column, and each column is one thing.',
  },
  complaint_called_already: {
    'zh-CN': '这个单位已经被吹哨，还没有了结。',
    en: 'That office has been called to this already, and has not finished.',
  },
  complaint_meeting_wrong: {
    'zh-CN': '决议要由请到会的单位承担，针对会上的诉求。',
    en: 'A resolution is for an office that was invited, and about a matter of the meeting.',
  },
  complaint_task_item_unknown: {
    'zh-CN': '社区清单里没有这一项，请重选，或作为清单外任务。',
    en: 'The list of the community has no such item. Choose again, or push it as one that is on no list.',
  },
  complaint_urged: {
    'zh-CN': '今天已经催过了，经办人已收到。一天最多催一次，一件事最多催三次。',
    en: 'It has been urged already, and those in charge know. Once a day is enough, and three times in all.',
  },
}
