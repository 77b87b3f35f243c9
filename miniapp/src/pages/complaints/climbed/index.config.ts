export default definePageConfig({
  navigationBarTitleText: '超时已上报的',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
