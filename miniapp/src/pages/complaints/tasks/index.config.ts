export default definePageConfig({
  navigationBarTitleText: '上面派的任务',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
