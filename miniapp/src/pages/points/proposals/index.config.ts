export default definePageConfig({
  navigationBarTitleText: '人工记分',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
