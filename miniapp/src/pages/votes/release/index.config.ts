export default definePageConfig({ navigationBarTitleText: '给出计票文件' })
