import type { PointsErrorCode } from './points.codes.ts'
import type { Locale } from './primitives.ts'

/** What can go wrong with points and hours, each with its sentence. */
export const pointsProblemTexts: Record<PointsErrorCode, Record<Locale, string>> = {
  points_second_person: {
    'zh-CN': '这一步要由另一个人来做：谁也不能给自己记分，提出的人也不能自己批准。',
    en: 'This takes another person: nobody credits themselves, and who proposes does not approve.',
  },
  points_proposal_closed: {
    'zh-CN': '这份申请已经有结果了，积分没有再变动。',
    en: 'This proposal has been settled. No points were moved again.',
  },
  points_reversed: {
    'zh-CN': '这笔积分已经冲回过了。',
    en: 'These points have been taken back already.',
  },
  points_not_reversible: {
    'zh-CN': '只有记入的积分可以冲回；消费请到订单里取消。',
    en: 'Only credits can be taken back; to undo a purchase, cancel the order.',
  },
  points_opened: {
    'zh-CN': '其中有人的期初积分已经录入过了，一份也没有录入。',
    en: 'The opening balance of somebody here has been entered before. Nothing was entered.',
  },
  points_sheet_unreadable: {
    'zh-CN': '这份表格读不出来，请另存为 .xlsx 或 .csv 再选一次。',
    en: 'This sheet cannot be read. Save it as .xlsx or .csv and choose it again.',
  },
  points_sheet_long: {
    'zh-CN': '表格太长，一次最多 1000 行，请分成几份。同一个人的行请放在同一份里。',
    en: 'The sheet is too long: 1,000 rows at most. Please split it, and keep the rows of one person together.',
  },
  points_sheet_twice: {
    'zh-CN': '这份表格已经导入过了，没有再录入。',
    en: 'This file was sent before. Nothing was entered again.',
  },
  points_opening_over: {
    'zh-CN': '这份表格已经签过字，或已经放弃。',
    en: 'This book was signed, or given up.',
  },
  points_opening_unsettled: {
    'zh-CN': '还没有指定必要的列，或没有可以录入的行。',
    en: 'A column that is needed is not said yet, or no row can be entered.',
  },
  points_columns_twice: {
    'zh-CN': '同一项只能在一列里。',
    en: 'Each thing can be in one column only.',
  },
  points_rule_off: {
    'zh-CN': '这条记分规则没有开启，没有记分。',
    en: 'This rule is switched off. No points were granted.',
  },
  points_merit_recorded: {
    'zh-CN': '这件事已经记过分了，没有再记。',
    en: 'Points were granted for this before. None were granted again.',
  },
  points_insufficient: { 'zh-CN': '积分不够，没有扣除任何积分。', en: 'There are not enough points. None were taken.' },
  shop_price_changed: {
    'zh-CN': '需要的积分刚刚改了，没有扣除积分。请看过新的积分数再换。',
    en: 'The price has just changed. No points were taken; please look at the new price first.',
  },
  shop_sold_out: { 'zh-CN': '已经兑完了，没有扣除积分。', en: 'Nothing is left of this. No points were taken.' },
  shop_limit_reached: {
    'zh-CN': '这件东西您已经兑到上限了。',
    en: 'You have ordered as many of this as one person may.',
  },
  shop_stock_below: {
    'zh-CN': '库存不能少于零，请再点一次数。',
    en: 'A stock is never below nothing. Please count again.',
  },
  shop_order_over: {
    'zh-CN': '这份订单已经领取、取消或过期。',
    en: 'This order was fetched, cancelled or not fetched in time.',
  },
  shop_code_wrong: {
    'zh-CN': '没有等着领取的订单用这个取货码。',
    en: 'No order waits for this code.',
  },
}
