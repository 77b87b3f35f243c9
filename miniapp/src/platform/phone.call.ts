import Taro from '@tarojs/taro'

/** Offers to call a number; the phone asks before it does. */
export const callNumber = (number: string): void => void Taro.makePhoneCall({ phoneNumber: number }).catch(() => {})
