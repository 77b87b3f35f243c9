export default definePageConfig({
  navigationBarTitleText: '帮过我家的',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
