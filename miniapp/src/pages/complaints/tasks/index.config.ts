export default definePageConfig({
  navigationBarTitleText: '派给社区的任务',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
