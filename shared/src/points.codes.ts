/** What can go wrong with points and hours. */
export const pointsErrorCodes = [
  'points_second_person',
  'points_proposal_closed',
  'points_reversed',
  'points_not_reversible',
  'points_opened',
  'points_sheet_unreadable',
  'points_sheet_long',
  'points_sheet_twice',
  'points_opening_over',
  'points_opening_unsettled',
  'points_columns_twice',
  'points_rule_off',
  'points_merit_recorded',
  'points_insufficient',
  'shop_price_changed',
  'shop_sold_out',
  'shop_limit_reached',
  'shop_stock_below',
  'shop_order_over',
  'shop_code_wrong',
] as const
export type PointsErrorCode = (typeof pointsErrorCodes)[number]
