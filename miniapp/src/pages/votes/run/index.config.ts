export default definePageConfig({
  navigationBarTitleText: '组织这次表决',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
