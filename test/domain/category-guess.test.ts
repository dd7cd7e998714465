import { describe, expect, test } from 'vitest';
import { guessCategory } from '../../src/domain/category-guess.js';

describe('the category that a name speaks for', () => {
  test.each([
    ['Order Completed', 'Purchase'],
    ['order_completed', 'Purchase'],
    ['orderCompleted', 'Purchase'],
    ['Completed Order', 'Purchase'],
    ['purchase', 'Purchase'],
    ['Payment Succeeded', 'Purchase'],
    ['Product Added', 'AddToCart'],
    ['add_to_cart', 'AddToCart'],
    ['Added Item To Basket', 'AddToCart'],
    ['Checkout Started', 'BeginCheckout'],
    ['begin_checkout', 'BeginCheckout'],
    ['Newsletter Subscribed', 'Subscribe'],
    ['Trial Started', 'Subscribe'],
    ['Signed Up', 'Signup'],
    ['sign_up', 'Signup'],
    ['Account Created', 'Signup'],
    ['generate_lead', 'SubmitLeadForm'],
    ['Contact Form Submitted', 'SubmitLeadForm'],
    ['Demo Booked', 'BookAppointment'],
    ['Quote Requested', 'RequestQuote'],
    ['Get Directions', 'GetDirections'],
    ['Outbound Click', 'OutboundClick'],
    ['Phone Clicked', 'Contact'],
    ['Product Viewed', 'PageView'],
    ['view_item', 'PageView'],
  ])('%s: %s', (name, category) => {
    expect(guessCategory(name)).toBe(category);
  });

  test.each(['Video Played', 'toggle', '', '注文完了', 'Reordered List'])('%j: none', (name) => {
    expect(guessCategory(name)).toBeNull();
  });
});
