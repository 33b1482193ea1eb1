/** Red, green and blue in linear light, 0 … 1. */
export type LinearRgb = readonly [number, number, number]

/** Ways of seeing colour, as simulated after Machado, Oliveira and Fernandes (2009), severity 1.0, in linear RGB. */
export const EYES = {
  'as designed': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

/** Linear light of a colour written `#rrggbb`. */
export function linearRgb(hex: string): LinearRgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Contrast of two colours after WCAG 2, 1 … 21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linearRgb(hex)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** What the eye makes of a colour, clipped to what a screen can show. */
export function seenBy(eye: readonly number[], [red, green, blue]: LinearRgb): LinearRgb {
  const mix = (row: number) => {
    const [a = 0, b = 0, c = 0] = eye.slice(row * 3, row * 3 + 3)
    return Math.min(1, Math.max(0, a * red + b * green + c * blue))
  }
  return [mix(0), mix(1), mix(2)]
}

/** CIELAB under D65. */
function lab([red, green, blue]: LinearRgb): LinearRgb {
  const bend = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const x = bend((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = bend(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = bend((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const pull = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))

function hueOf(b: number, a: number): number {
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  return hue < 0 ? hue + 360 : hue
}

function meanHueOf(hue1: number, hue2: number): number {
  if (Math.abs(hue1 - hue2) <= 180) return (hue1 + hue2) / 2
  return hue1 + hue2 < 360 ? (hue1 + hue2 + 360) / 2 : (hue1 + hue2 - 360) / 2
}

/** Distance of two colours by CIEDE2000 (Sharma, Wu and Dalal 2005), all weights 1. */
export function colourDistance(one: LinearRgb, two: LinearRgb): number {
  const [light1, a1, b1] = lab(one)
  const [light2, a2, b2] = lab(two)
  const stretch = 1.5 - 0.5 * pull((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2)
  const chroma1 = Math.hypot(a1 * stretch, b1)
  const chroma2 = Math.hypot(a2 * stretch, b2)
  const hue1 = hueOf(b1, a1 * stretch)
  const hue2 = hueOf(b2, a2 * stretch)
  const turn = hue2 - hue1
  const shorterTurn = Math.abs(turn) <= 180 ? turn : turn - Math.sign(turn) * 360
  const light = (light1 + light2) / 2
  const chroma = (chroma1 + chroma2) / 2
  const hue = meanHueOf(hue1, hue2)
  const t =
    1 -
    0.17 * Math.cos(radians(hue - 30)) +
    0.24 * Math.cos(radians(2 * hue)) +
    0.32 * Math.cos(radians(3 * hue + 6)) -
    0.2 * Math.cos(radians(4 * hue - 63))
  const dLight = (light2 - light1) / (1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2))
  const dChroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
  const dHue =
    (2 * Math.sqrt(chroma1 * chroma2) * Math.sin(radians(shorterTurn / 2))) / (1 + 0.015 * chroma * t)
  const rotation = -2 * pull(chroma) * Math.sin(radians(60 * Math.exp(-(((hue - 275) / 25) ** 2))))
  return Math.sqrt(dLight ** 2 + dChroma ** 2 + dHue ** 2 + rotation * dChroma * dHue)
}
