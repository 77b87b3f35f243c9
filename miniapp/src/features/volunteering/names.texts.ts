import { texts } from '../../lib/i18n.ts'

/** What sorts of service, ages, states and reasons for a look are called. */
export const volunteeringNames = texts(
  {
    tag: {
      patrol: '巡逻',
      care: '照料老人',
      tidying: '清扫整理',
      traffic: '文明劝导',
      children: '陪伴儿童',
      repair: '便民维修',
      culture: '文体活动',
      emergency: '应急',
      other: '其他',
    },
    age: { anyone: '不限年龄', with_guardian: '未满 14 周岁须监护人陪同', grown: '须年满 14 周岁' },
    state: { proposed: '待审批', published: '已发布', refused: '未通过', cancelled: '已取消', withdrawn: '已撤回' },
    review: {
      kept_scan: '没网时扫的码',
      forgotten: '忘了签退',
      one_device: '一台手机替多人签到',
      elsewhere: '同一时间在别的社区也有班次',
      off_place: '签到时不在活动地点',
      hasty: '开始前不久才发起',
      sample: '抽查回访',
      appeal: '本人申请复核',
    },
    by: { code: '扫码', kept: '没网时扫码', organiser: '组织者登记', clock: '到点自动签退' },
  },
  {
    tag: {
      patrol: 'Patrol',
      care: 'Care for elders',
      tidying: 'Tidying up',
      traffic: 'Traffic manners',
      children: 'With children',
      repair: 'Small repairs',
      culture: 'Culture and sport',
      emergency: 'Emergency',
      other: 'Other',
    },
    age: { anyone: 'Any age', with_guardian: 'Under 14 with a guardian', grown: '14 and over' },
    state: {
      proposed: 'To be approved',
      published: 'Published',
      refused: 'Not approved',
      cancelled: 'Cancelled',
      withdrawn: 'Taken back',
    },
    review: {
      kept_scan: 'Scanned without a network',
      forgotten: 'Forgot to check out',
      one_device: 'One phone for several people',
      elsewhere: 'In another community at the same time',
      off_place: 'Not at the place when checking in',
      hasty: 'Proposed shortly before it began',
      sample: 'Picked for a call back',
      appeal: 'The volunteer objects',
    },
    by: {
      code: 'scanned',
      kept: 'scanned without a network',
      organiser: 'entered by the organiser',
      clock: 'closed by the clock',
    },
  },
)
