export default definePageConfig({ navigationBarTitleText: '筹备组和换届小组' })
