export default definePageConfig({ navigationBarTitleText: '起草决定' })
