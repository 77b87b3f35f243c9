export default definePageConfig({ navigationBarTitleText: '提议一次活动' })
