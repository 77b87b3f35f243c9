export default definePageConfig({
  navigationBarTitleText: '参与',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
