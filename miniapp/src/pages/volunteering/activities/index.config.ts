export default definePageConfig({
  navigationBarTitleText: '提议和组织',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
