export default definePageConfig({
  navigationBarTitleText: '积分规则',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
