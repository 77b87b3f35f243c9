export default definePageConfig({ navigationBarTitleText: '外部单位' })
