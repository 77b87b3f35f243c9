import { complaintProblemTexts } from './complaints.problems.ts'
import { pointsProblemTexts } from './points.problems.ts'
import type { Locale } from './primitives.ts'
import type { ErrorCode, FieldCode } from './problem.ts'
import { volunteeringProblemTexts } from './volunteering.problems.ts'
import { voteProblemTexts } from './votes.problems.ts'

type Text = Record<Locale, string>

/** What happened, what is kept, what to do: one plain sentence or two per code. */
export const problemTexts: Record<ErrorCode, Text> = {
  malformed_request: {
    'zh-CN': '请求的格式不对，没有做任何改动。',
    en: 'The request could not be read. Nothing was changed.',
  },
  invalid_request: {
    'zh-CN': '有几处需要改一下，您填写的内容都还在。',
    en: 'A few things need fixing. What you typed is kept.',
  },
  unsupported_media_type: {
    'zh-CN': '不支持这种内容类型，请使用 JSON。',
    en: 'This content type is not supported. Send JSON.',
  },
  payload_too_large: { 'zh-CN': '内容太大了，请精简后再提交。', en: 'This is too large. Please shorten it.' },
  unauthenticated: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  forbidden: { 'zh-CN': '您的身份不能做这一步。', en: 'Your role does not allow this step.' },
  not_found: {
    'zh-CN': '没有找到，可能已被移走，或不对您开放。',
    en: 'Not found. It may have been moved, or is not open to you.',
  },
  too_many_requests: { 'zh-CN': '操作太频繁了，请稍等再试。', en: 'Too many attempts. Please wait a little.' },
  overloaded: {
    'zh-CN': '现在人有点多，请稍后再试，您填写的内容都还在。',
    en: 'We are busy right now. Try again shortly; what you typed is kept.',
  },
  internal: {
    'zh-CN': '我们这边出了问题，已经记录。请稍后再试。',
    en: 'Something went wrong on our side and was recorded. Please try again later.',
  },
  idempotency_key_reused: {
    'zh-CN': '同一个提交编号带来了不同的内容，没有做任何改动。',
    en: 'The same submission number came with different content. Nothing was changed.',
  },
  request_in_flight: { 'zh-CN': '上一次提交还在处理，请稍等。', en: 'Your earlier submission is still being handled.' },
  edited_elsewhere: {
    'zh-CN': '别处已经改过这份内容。您写的还在，请对照后再保存。',
    en: 'This was edited elsewhere. Your text is kept; please compare before saving.',
  },
  code_wrong: { 'zh-CN': '验证码不对，请再看一下。', en: 'That code is not right. Please check it.' },
  code_expired: {
    'zh-CN': '验证码已失效，请重新获取。',
    en: 'That code is no longer valid. Please ask for a new one.',
  },
  refresh_reused: {
    'zh-CN': '为了安全，这台设备需要重新登录。',
    en: 'For your safety, please sign in again on this device.',
  },
  wechat_code_invalid: {
    'zh-CN': '微信登录凭证已失效，请再试一次。',
    en: 'The WeChat code has expired. Please try again.',
  },
  wechat_risky_account: {
    'zh-CN': '微信提示该账号有风险，暂时不能登录。请改用手机号。',
    en: 'WeChat flags this account as risky. Please use your phone number instead.',
  },
  wechat_unavailable: {
    'zh-CN': '暂时连不上微信，请稍后再试。',
    en: 'WeChat cannot be reached. Please try again shortly.',
  },
  phone_not_mainland: {
    'zh-CN': '目前只支持中国大陆的手机号。',
    en: 'Only mobile numbers of mainland China work here for now.',
  },
  sms_unavailable: {
    'zh-CN': '短信暂时发不出去，请稍后再试。',
    en: 'The text message could not be sent. Please try again shortly.',
  },
  audience_outside_scope: {
    'zh-CN': '选择的范围超出了您负责的地方。草稿已保留。',
    en: 'The audience reaches beyond the places you look after. Your draft is kept.',
  },
  announcement_already_reminded: {
    'zh-CN': '这条通知已经提醒过一次了；每条通知只提醒一次，免得打扰邻居。',
    en: 'People have been reminded of this notice already; each notice is reminded of once, so as not to bother neighbours.',
  },
  announcement_already_published: {
    'zh-CN': '这条通知已经发布，不能再这样改。',
    en: 'This notice is already published and can no longer be changed this way.',
  },
  questions_closed: {
    'zh-CN': '这里现在不收提问，您写的还在。可以直接联系发布的人。',
    en: 'No questions are taken here now. What you wrote is kept; you can contact who published it.',
  },
  question_settled: {
    'zh-CN': '已经有人处理过这个提问了，请刷新看看。',
    en: 'Somebody has dealt with this question already. Please refresh.',
  },
  place_name_taken: { 'zh-CN': '这里已经有同名的了。', en: 'That name is already used here.' },
  unit_label_taken: { 'zh-CN': '这个单元里已经有这个室号。', en: 'That flat number already exists in this entrance.' },
  building_in_other_grid: {
    'zh-CN': '有的楼栋已属于别的网格。',
    en: 'One of the buildings already belongs to another grid.',
  },
  role_scope_mismatch: { 'zh-CN': '这个角色不能授予这个范围。', en: 'This role cannot be granted for that place.' },
  role_already_held: { 'zh-CN': '对方已经有这个角色。', en: 'This person already holds that role.' },
  residence_already_held: { 'zh-CN': '对方已经登记在这套房。', en: 'This person is already registered in that flat.' },
  place_in_use: {
    'zh-CN': '这里还有房屋、住户或任职的人，先处理好再撤销。',
    en: 'There are still units, residents or officers here. See to them first.',
  },
  sale_step_impossible: {
    'zh-CN': '销售状态只能往前走，日期不能晚于今天。登记错了请用“更正”。',
    en: 'A sale only goes forward, on a day that is not in the future. To mend a mistake, correct the unit instead.',
  },
  areas_differ: {
    'zh-CN': '前后面积对不上。请核对，确实不同的请写明原因。',
    en: 'The areas before and after differ. Check them, or say why they do.',
  },
  unit_inhabited: {
    'zh-CN': '原来的房屋里还登记着人，请选定他们转到哪一套。',
    en: 'People are registered there. Please say which of the new units they belong to.',
  },
  units_apart: {
    'zh-CN': '只有同一单元门里的房屋才能合并。',
    en: 'Only units at one entrance can become one.',
  },
  role_term_past: {
    'zh-CN': '到期时间已经过去，请改一下。',
    en: 'That end has passed already. Please choose a later one.',
  },
  columns_incomplete: {
    'zh-CN': '八个栏目要一起提交，每个一次。',
    en: 'All eight columns belong together, each of them once.',
  },
  duty_without_host: {
    'zh-CN': '值班的人须是这个栏目的主持，请先授权。',
    en: 'Whoever is on duty must be a host of this column. Appoint them first.',
  },
  step_up_required: {
    'zh-CN': '这一步要先用手机验证码确认是您本人。',
    en: 'Please confirm with a code to your phone that it is you.',
  },
  file_missing: { 'zh-CN': '没有收到文件，请重新选择。', en: 'No file arrived. Please choose it again.' },
  register_import_open: {
    'zh-CN': '这个小区还有一份名册没有处理完，请先完成或取消它。',
    en: 'Another register of this estate is still being handled. Finish or cancel it first.',
  },
  register_import_closed: {
    'zh-CN': '这次导入已经结束，不能再改。',
    en: 'This import is over and can no longer be changed.',
  },
  register_import_unsettled: {
    'zh-CN': '还有问题没有处理。请改正、跳过有误的行，并回答每个问题。',
    en: 'Some points are not settled. Correct or skip the faulty rows and answer every question.',
  },
  register_mapping_incomplete: {
    'zh-CN': '请先指明哪一列是室号（或完整地址）。',
    en: 'Please say which column holds the unit, or the whole address.',
  },
  invitation_invalid: {
    'zh-CN': '这个码不能用：可能输错、过期或已被用过。请再看一下，或向居委会要一张新的。',
    en: 'This code does not work: mistyped, expired or used already. Check it, or ask the committee for a new slip.',
  },
  unit_unknown: {
    'zh-CN': '这个单元里没有这个室号，请再看一下。',
    en: 'There is no flat of that number at this entrance. Please check it.',
  },
  binding_request_open: {
    'zh-CN': '您已经申请过这套房，请等居委会答复。',
    en: 'You have asked for this flat already. Please wait for the committee.',
  },
  binding_requests_full: {
    'zh-CN': '您还有几份申请没有答复，请等一等或先撤回一份。',
    en: 'Several of your requests are still open. Please wait, or take one back first.',
  },
  binding_request_closed: {
    'zh-CN': '这份申请已经处理过了。',
    en: 'This request has been decided already.',
  },
  relation_not_owner: {
    'zh-CN': '这份登记不是业主身份，不用核验。',
    en: 'This person is not registered as an owner here, so there is nothing to check.',
  },
  owner_unnamed: {
    'zh-CN': '名册里这套房有业主，请选出这是哪一位。',
    en: 'The register names owners of this flat. Say which of them this is.',
  },
  consent_text_changed: {
    'zh-CN': '说明文字刚有更新，请再看一遍。',
    en: 'The text has just changed. Please read it again.',
  },
  consent_is_basis: {
    'zh-CN': '没有这项同意就无法提供服务。要撤回，请注销账号。',
    en: 'The service cannot work without this consent. To withdraw it, delete your account.',
  },
  last_role_holder: {
    'zh-CN': '您是这里最后一位管理员，请先让接任的人得到授权。',
    en: 'You are the last one who holds this office. Please have your successor appointed first.',
  },
  phone_not_in_register: {
    'zh-CN': '您的手机号和名册里的不一致，请带证件或房产证到居委会核验。',
    en: 'Your phone is not the one in the register. Please have the committee check your deed or identity card.',
  },
  announcement_kind_not_yours: {
    'zh-CN': '您的身份不能发布这一类内容。草稿已保留。',
    en: 'Your role may not publish this kind. Your draft is kept.',
  },
  column_not_open: {
    'zh-CN': '这个栏目没有对您开放，请换一个。草稿已保留。',
    en: 'That column is not open to you. Choose another; your draft is kept.',
  },
  display_too_short: {
    'zh-CN': '公示的时间不够长，请延长。草稿已保留。',
    en: 'That is too short a time for a disclosure. Make it longer; your draft is kept.',
  },
  display_not_over: {
    'zh-CN': '公示期还没有满，不能提前撤下。内容有误请用“更正”。',
    en: 'The time of display is not over, so it cannot be withdrawn yet. To mend a mistake, correct it in the open.',
  },
  announcement_times_past: {
    'zh-CN': '填写的时间已经过去，请改一下。草稿已保留。',
    en: 'One of the times is in the past. Please change it; your draft is kept.',
  },
  schedule_out_of_reach: {
    'zh-CN': '定时发布的时间要在现在之后、一年之内。',
    en: 'The time to publish must lie ahead, within a year.',
  },
  announcement_not_published: {
    'zh-CN': '这条内容还没有发布，直接修改就可以。',
    en: 'This is not published yet. Simply edit it.',
  },
  announcement_withdrawn: {
    'zh-CN': '这条内容已经撤下。',
    en: 'This has been withdrawn.',
  },
  corrections_full: {
    'zh-CN': '更正的次数已经用完。请撤下后另发一条。',
    en: 'It has been corrected too often. Withdraw it and publish another.',
  },
  correction_empty: {
    'zh-CN': '更正前后的内容一样，没有做任何改动。',
    en: 'That changes nothing, so nothing was corrected.',
  },
  confirmation_not_asked: {
    'zh-CN': '这条内容不需要确认。',
    en: 'Nobody asks for a confirmation of this.',
  },
  attachment_unreadable: {
    'zh-CN': '这个文件打不开。请选 JPG、PNG、WebP 图片或没有损坏的 PDF。',
    en: 'This file cannot be read. Choose a JPEG, PNG or WebP picture, or a PDF that is whole.',
  },
  picture_too_large: {
    'zh-CN': '图片的尺寸太大了，请缩小后再传。',
    en: 'This picture has too many pixels. Please make it smaller.',
  },
  attachments_full: {
    'zh-CN': '最多放九个文件，请先删去一个。',
    en: 'There is room for nine files. Take one out first.',
  },
  attachment_unknown: {
    'zh-CN': '有的附件已经不在，请重新上传。您写的都还在。',
    en: 'One of the files is gone. Upload it again; your text is kept.',
  },
  ...voteProblemTexts,
  ...complaintProblemTexts,
  ...pointsProblemTexts,
  ...volunteeringProblemTexts,
}

/** One short hint per kind of field fault. */
export const fieldTexts: Record<FieldCode, Text> = {
  required: { 'zh-CN': '请填写', en: 'Please fill this in' },
  unknown_field: { 'zh-CN': '不认识的字段', en: 'Unknown field' },
  wrong_type: { 'zh-CN': '类型不对', en: 'Wrong type' },
  too_short: { 'zh-CN': '太短了', en: 'Too short' },
  too_long: { 'zh-CN': '太长了', en: 'Too long' },
  too_small: { 'zh-CN': '数值太小', en: 'Too small' },
  too_large: { 'zh-CN': '数值太大', en: 'Too large' },
  bad_format: { 'zh-CN': '格式不对', en: 'Wrong format' },
  bad_choice: { 'zh-CN': '不在可选范围内', en: 'Not one of the choices' },
  bad_characters: { 'zh-CN': '含有不能使用的字符', en: 'Contains characters that cannot be used' },
}
