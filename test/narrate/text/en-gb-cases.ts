import type { CaseTable } from './case-table.ts';

/** What Britain, Ireland, Australia … say otherwise than America. */
export const EN_GB_CASES: CaseTable = {
  'and within a number': [
    ['105 people', 'one hundred and five people'],
    ['1,005 sheep', 'one thousand and five sheep'],
    ['in 2005', 'in two thousand and five'],
    ['2,345 houses', 'two thousand three hundred and forty-five houses'],
    ['101,017 votes', 'one hundred and one thousand and seventeen votes'],
    ['the 112th time', 'the one hundred and twelfth time'],
    ['£1,000,020', 'one million and twenty pounds'],
  ],
  'and nowhere else': [
    ['1,100,000 people', 'one million one hundred thousand people'],
    ['in 1905', 'in nineteen oh five'],
    ['100.5 litres', 'one hundred point five litres'],
    ['A hundred one-way tickets', 'A hundred one-way tickets'],
    ['600 second-hand cars', 'six hundred second-hand cars'],
    ['By 15:00 three pubs', 'By fifteen hundred three pubs'],
  ],
  'the day before the month': [
    ['on 3/4/24', 'on the third of April, twenty twenty-four'],
    ['on 21/12/2023', 'on the twenty-first of December, twenty twenty-three'],
    ['on 12/25/2023', 'on December twenty-fifth, twenty twenty-three'],
  ],
};
