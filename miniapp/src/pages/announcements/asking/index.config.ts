export default definePageConfig({ navigationBarTitleText: '通知下的提问' })
