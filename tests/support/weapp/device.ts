/** What the person at the phone answers when WeChat asks. */
export interface Person {
  /** What `wx.login` hands over. */
  loginCode: () => string
  /** What the phone button hands over, or null when the person declines. */
  phoneCode: () => string | null
  /** What the QR code before the camera says, or null when the scanner is closed. */
  scanned: () => string | null
  /** Where they are, as far as they let the phone say it. */
  position: () => { latitude: number; longitude: number } | null
  /** Which file of a chat is chosen, or null when the person leaves without. */
  chosenFile: () => { name: string; bytes: Buffer } | null
  /** Which pictures of the album are chosen; none when the person leaves without. */
  chosenPictures: () => { name: string; bytes: Buffer }[]
  acceptsPrivacy: boolean
  /** Whether pictures may go into the album. */
  allowsAlbum: boolean
  /** The answer to each subscribe-message template; `off` is somebody whose main switch for messages is off. */
  subscription: 'accept' | 'reject' | 'ban' | 'off'
}

/** What a chat shows of a page that was passed on. */
export interface ShareCard {
  title?: string
  path?: string
  imageUrl?: string
}

/** A phone with WeChat on it: what outlives a run of the mini-program. */
export interface Device {
  /** The server behind the origin that the bundle was built for. */
  server: string
  storage: Map<string, string>
  isOnline: boolean
  theme: 'light' | 'dark'
  /** WeChat's own text size, 1 is normal. */
  textScale: number
  hasAgreedToPrivacy: boolean
  clipboard: string
  /** Older WeChat has no source of random numbers that nobody can guess. */
  hasSecureRandom: boolean
  /** Files of the mini-program, by path. */
  files: Map<string, Buffer>
  /** Paths of the documents that WeChat showed. */
  documents: string[]
  /** Paths of the pictures that WeChat's viewer showed last. */
  viewed: string[]
  /** Pictures that were put into the album. */
  album: Buffer[]
  /** Cards that were passed on to a chat, last one last. */
  cards: ShareCard[]
  person: Person
}

/** A phone just out of the box, its person willing. */
export function createDevice(server: string, person: Partial<Person> = {}): Device {
  return {
    server,
    storage: new Map(),
    isOnline: true,
    theme: 'light',
    textScale: 1,
    hasAgreedToPrivacy: false,
    clipboard: '',
    hasSecureRandom: true,
    files: new Map(),
    documents: [],
    viewed: [],
    album: [],
    cards: [],
    person: {
      loginCode: () => '0a1LoginCodeOfNobody',
      phoneCode: () => null,
      scanned: () => null,
      position: () => null,
      chosenFile: () => null,
      chosenPictures: () => [],
      acceptsPrivacy: true,
      allowsAlbum: true,
      subscription: 'accept',
      ...person,
    },
  }
}
