/** Each character at a border of what a name of an element may have (XML 1.0 §2.3). */
import { describe, expect, test } from 'vitest'
import { elementName } from '../../../src/formatters/xml/element-name.ts'

describe('elementName()', () => {
  test.each([
    ['', '_x_'],
    ['i', '_x0069_'],
    ['ii', 'ii'],
    ['I', 'I'],
    ['xml', '_x0078_ml'],
    ['XMLa', '_x0058_MLa'],
    ['xMl', '_x0078_Ml'],
    ['axml', 'axml'],
    ['xm', 'xm'],
    ['a b', 'a_x0020_b'],
    ['a:b', 'a_x003A_b'],
    ['1a', '_x0031_a'],
    ['a1', 'a1'],
    ['-a', '_x002D_a'],
    ['.a', '_x002E_a'],
    ['a-.b', 'a-.b'],
    ['_a', '_a'],
    ['_x', '_x005F_x'],
    ['a_xb', 'a_x005F_xb'],
    ['_X', '_X'],
    ['\xb7a', '_x00B7_a'],
    ['a\xb7', 'a\xb7'],
    ['\xb6\xb8\xbf', '_x00B6__x00B8__x00BF_'],
    ['\xc0\xd6\xd7\xd8\xf6\xf7\xf8', '\xc0\xd6_x00D7_\xd8\xf6_x00F7_\xf8'],
    ['\u0300a', '_x0300_a'],
    ['\u036fa', '_x036F_a'],
    ['a\u0300\u036f\u0370', 'a\u0300\u036f\u0370'],
    ['\u02ff\u0370', '\u02ff\u0370'],
    ['\u037d\u037e\u037f', '\u037d_x037E_\u037f'],
    ['\u1fff\u2000\u200b\u200c\u200d\u200e', '\u1fff_x2000__x200B_\u200c\u200d_x200E_'],
    ['a\u203e\u203f\u2040\u2041', 'a_x203E_\u203f\u2040_x2041_'],
    ['\u203fa', '_x203F_a'],
    ['\u2040a', '_x2040_a'],
    ['\u206f\u2070\u218f\u2190', '_x206F_\u2070\u218f_x2190_'],
    ['\u2bff\u2c00\u2fef\u2ff0', '_x2BFF_\u2c00\u2fef_x2FF0_'],
    ['\u3000\u3001\ud7ff', '_x3000_\u3001\ud7ff'],
    ['\ud800\ue000\uf8ff\uf900', '_xD800__xE000__xF8FF_\uf900'],
    ['\ufdcf\ufdd0\ufdef\ufdf0', '\ufdcf_xFDD0__xFDEF_\ufdf0'],
    ['\ufffd\ufffe\uffff', '\ufffd_xFFFE__xFFFF_'],
    ['\u{10000}\u{effff}\u{f0000}', '\u{10000}\u{effff}_x000F0000_'],
    ['\u{10ffff}', '_x0010FFFF_'],
  ])('the name of the member %j becomes the element name %j', (member, name) => {
    expect(elementName(member)).toBe(name)
  })
})
