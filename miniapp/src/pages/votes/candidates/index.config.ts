export default definePageConfig({
  navigationBarTitleText: '业委会候选人',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
