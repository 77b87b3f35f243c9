import type { Locale } from './primitives.ts'
import type { VoteErrorCode } from './votes.codes.ts'

/** What can go wrong with owner votes, each with its sentence; where a rule forbids it, the sentence names the rule. */
export const voteProblemTexts: Record<VoteErrorCode, Record<Locale, string>> = {
  already_voted: {
    'zh-CN': '这一户头已经投过票了，每个户头只计一张有效票。',
    en: 'This head has voted already; one ballot counts for each.',
  },
  vote_not_open: { 'zh-CN': '现在还不是投票时间。', en: 'Voting is not open now.' },
  vote_closed: {
    'zh-CN': '投票已经截止，截止以后不再收票、改票。',
    en: 'Voting has closed. Nothing is taken in or changed after the close.',
  },
  vote_not_entitled: {
    'zh-CN': '只有名册上这一户、身份经过核实的业主可以投这张票。',
    en: 'Only a verified owner of this head may cast its ballot.',
  },
  vote_ballot_malformed: {
    'zh-CN': '这张选票不完整或不合格式，没有投出。请重新填写。',
    en: 'This ballot is not complete or not well formed. It was not cast; please fill it in again.',
  },
  vote_step_illegal: {
    'zh-CN': '按程序，现在不能走这一步。',
    en: 'The procedure does not allow this step now.',
  },
  vote_notice_too_short: {
    'zh-CN': '公告天数不够：业主大会会议应当提前公告（物业管理条例第十四条，十五日）。',
    en: 'The notice is too short: owners are told fifteen days before (Regulation on Property Management, art. 14).',
  },
  vote_window_unlawful: {
    'zh-CN': '投票起止时间超出本次议事规则允许的天数。',
    en: 'The voting time is shorter or longer than the rules of this decision allow.',
  },
  vote_agenda_incomplete: {
    'zh-CN': '议程还不完整：候选人、席位或附件有缺。',
    en: 'The agenda is not complete: candidates, seats or documents are missing.',
  },
  vote_agenda_locked: {
    'zh-CN': '公告发出后，议程和规则不能再改；未列入公告的事项不得表决。',
    en: 'From the notice on, agenda and rules do not change; nothing else may be voted on.',
  },
  vote_policy_unlawful: {
    'zh-CN': '有一项设置超出法律或本市规定允许的范围。',
    en: 'A setting is outside what the law or the city’s rules allow.',
  },
  vote_roll_incomplete: {
    'zh-CN': '名册还不能定：有房屋没有专有面积，或所选范围里没有房屋。',
    en: 'The roll cannot be frozen: some units have no area, or there is none in the scope.',
  },
  vote_too_early: { 'zh-CN': '还没到规定的时间，这一步不能提前。', en: 'It is too early for this step.' },
  vote_extension_refused: {
    'zh-CN': '不能再延期：次数已用完，或已到截止时间。',
    en: 'No further extension: they are used up, or the closing time has come.',
  },
  vote_key_invalid: { 'zh-CN': '这不是可用的公钥。', en: 'This is no usable public key.' },
  vote_key_wrong: {
    'zh-CN': '计票密钥不对，请与保管的纸质密钥逐字核对。',
    en: 'This is not the key of this decision. Please compare it with the copy on paper.',
  },
  vote_ground_refused: {
    'zh-CN': '在这个阶段，不能以这个理由取消。',
    en: 'At this stage a decision cannot be cancelled on this ground.',
  },
  vote_remarks_open: {
    'zh-CN': '还有意见或异议没有书面答复，请先答复。',
    en: 'There are comments or objections without a written answer. Please answer them first.',
  },
  vote_remark_answered: { 'zh-CN': '这条意见已经答复过了。', en: 'This has been answered already.' },
  vote_reminded: {
    'zh-CN': '今天已经提醒过，或提醒次数已用完。',
    en: 'People were reminded today already, or all reminders are used up.',
  },
  vote_proxy_open: {
    'zh-CN': '这一户头已经委托了别人，请先撤回。',
    en: 'This head has a proxy already. Take that one back first.',
  },
  vote_proxy_cap: {
    'zh-CN': '这位代理人接受的委托已达上限。',
    en: 'This person holds as many proxies as the rules allow.',
  },
  vote_proxy_barred: {
    'zh-CN': '物业服务企业人员不能担任投票代理人，也不能委托自己。',
    en: 'Staff of the property company cannot be proxies, and nobody is their own.',
  },
  vote_proxy_over: { 'zh-CN': '这份委托已撤回或已使用。', en: 'This proxy was taken back or has been used.' },
  vote_paper_received: { 'zh-CN': '这张纸质选票已经登记收到。', en: 'This paper ballot has been received already.' },
  vote_paper_replaced: {
    'zh-CN': '这张纸质选票已换发，旧号作废。',
    en: 'This paper ballot was replaced by a newer one.',
  },
  vote_paper_unreceived: {
    'zh-CN': '这张纸质选票在截止前没有登记收到，不能开封录入。',
    en: 'This paper was not received before the close and cannot be opened.',
  },
  vote_paper_read: {
    'zh-CN': '您已录入过这张选票，第二遍须由另一位记票人录入。',
    en: 'You have entered this paper. The second reading is another recorder’s.',
  },
  vote_paper_agreed: { 'zh-CN': '两遍录入一致，无须裁定。', en: 'Both readings agree; there is nothing to settle.' },
  vote_scan_missing: {
    'zh-CN': '录入以前，请先把这张选票拍照或扫描存档。',
    en: 'Before it is entered, please keep a photograph or a scan of this paper.',
  },
  vote_papers_unread: {
    'zh-CN': '还有收到的纸质选票没有开封录入，不能计票。',
    en: 'Papers that were received have not been entered yet.',
  },
  vote_recount_due: {
    'zh-CN': '已要求复核：须由两位没有参与计票的人复核一致，才能定论。',
    en: 'A recount was asked for. Two people who did not count must come to the same before the result is final.',
  },
  vote_recount_differs: {
    'zh-CN': '复核结果与计票不一致，不能定论，请查明原因。',
    en: 'The recount differs from the count. The result cannot become final before the reason is known.',
  },
  vote_barred: {
    'zh-CN': '候选人和本次改选涉及的现任委员不得记票、计票；复核人不得是原计票人。',
    en: 'Candidates and members up for election neither record nor count, and whoever counted does not recount.',
  },
  vote_nominations_open: {
    'zh-CN': '报名还没有截止，请在截止以后再公示候选人名单。',
    en: 'People may still stand. Display the candidates once that time is over.',
  },
  vote_nominations_closed: {
    'zh-CN': '现在不在候选人报名、推荐的时间内。',
    en: 'This is not the time to stand or to propose somebody.',
  },
  vote_nominated: {
    'zh-CN': '这位业主已经报名，或这一户已经有人推荐，不用再报一次。',
    en: 'This owner stands already, or this flat has been proposed already.',
  },
  vote_candidacy_settled: {
    'zh-CN': '这份报名或推荐已经有了结果，不能再改。',
    en: 'This candidacy has been settled already.',
  },
  vote_candidates_unchecked: {
    'zh-CN': '还有候选人没有逐项核对资格，请先核对。',
    en: 'Some candidates have not been checked against every bar yet.',
  },
  vote_reason_missing: {
    'zh-CN': '认定不符合资格，必须写明理由。',
    en: 'Who is barred is to be told the reason in writing.',
  },
  vote_displayed: {
    'zh-CN': '这份名单已经在公示，没有变动，不用重新公示。',
    en: 'This very list is on display already.',
  },
  vote_display_too_short: {
    'zh-CN': '候选人公示天数不够，还不能往下走。',
    en: 'The candidates have not been displayed for long enough.',
  },
  vote_list_changed: {
    'zh-CN': '公示以后名单有变动，须重新公示。',
    en: 'The list changed after its display began and is to be displayed anew.',
  },
  vote_objection_open: {
    'zh-CN': '您已经提过异议，请等书面答复。',
    en: 'You have objected already. Please wait for the written answer.',
  },
  vote_demand_open: {
    'zh-CN': '您在这个小区已经发起了一项联名，请先等它有结果或撤回。',
    en: 'You have a demand under way in this estate. Please wait for it, or withdraw it.',
  },
  vote_demand_over: {
    'zh-CN': '这项联名已经达到人数或已撤回，不能再改。',
    en: 'This demand has been reached or withdrawn; nothing of it changes any more.',
  },
  vote_demand_joined: {
    'zh-CN': '您这一户已经联名，每一户只算一次。',
    en: 'Your head has joined already; each counts once.',
  },
  vote_undesignated: {
    'zh-CN': '本次规则要求共有人先共同推选一人投票，请每位共有人确认。',
    en: 'The rules ask co-owners to name who casts. Please let each of them agree first.',
  },
  vote_lot_incomplete: {
    'zh-CN': '抽签结果须写明每一位得票相同的候选人的先后，不多不少。',
    en: 'A lot names each of the tied candidates once, in the order they were drawn.',
  },
  vote_tie_broken: { 'zh-CN': '这个并列已经抽签或已另行投票，不能再改。', en: 'This tie has been broken already.' },
  vote_tie_open: {
    'zh-CN': '最后的席位得票相同，须先抽签或再次投票，才能定论。',
    en: 'The last seats are tied. A lot or a run-off comes before the result is final.',
  },
  vote_signer_away: {
    'zh-CN': '选票已收下，但签名服务暂时不在，回执还没有开出。请稍后再点一次，不会重复投票。',
    en: 'Your ballot was taken in, but the signer is away, so there is no receipt yet. Try again shortly: it will not count twice.',
  },
  vote_halted: {
    'zh-CN': '这次表决的记录与签名不符，已停止收票。缺少或改动的记录编号已公开。',
    en: 'The log of this decision does not agree with what was signed, and takes in nothing more. The entries concerned are public.',
  },
  vote_external: {
    'zh-CN': '这件事在本市指定平台上表决，这里不投票、不计票：请在截止后导入正式结果。',
    en: 'This is voted on the city’s platform. Nothing is cast or counted here; import the official result after the close.',
  },
  vote_official_malformed: {
    'zh-CN': '填的结果和议程对不上，或者部分大于总数，请对照文件再核一遍。',
    en: 'These figures do not fit the agenda, or a part is larger than its whole. Please compare them with the document.',
  },
}
