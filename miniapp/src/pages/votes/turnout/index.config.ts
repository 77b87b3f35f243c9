export default definePageConfig({
  navigationBarTitleText: '投票进度',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
