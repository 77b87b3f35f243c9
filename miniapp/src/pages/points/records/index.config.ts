export default definePageConfig({
  navigationBarTitleText: '服务档案',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
