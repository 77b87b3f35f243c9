export default definePageConfig({
  navigationBarTitleText: '年度回顾',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
