import { describe, expect, it } from 'vitest';
import { stageLabel } from '../../../../lib/crm/local/stage-words';
import { STAGES } from '../../../../lib/domain/base/stage';
import { stageOfWord, suggestedStage } from '../../../../lib/domain/person/stage-words';

describe('stages in words', () => {
  it('are understood in both languages and as ids', () => {
    for (const stage of STAGES) {
      for (const text of [
        stage,
        stage.toUpperCase(),
        stageLabel(stage, 'en'),
        ` ${stageLabel(stage, 'es')} `,
      ])
        expect(stageOfWord(text).stage, text).toBe(stage);
    }
  });

  it.each([
    ['marketingqualifiedlead', 'mql'],
    ['Sales Qualified Lead', 'sql'],
    ['Lead cualificado por marketing', 'mql'],
    ['Lead calificado para ventas', 'sql'],
    ['prospecto calificado por marketing (MQL)', 'mql'],
    ['Lead (MQL)', 'mql'],
    ['3 - MQL', 'mql'],
    ['Sales Accepted Lead', 'sql'],
    ['Subscriber', 'lead'],
    ['Suscriptor', 'lead'],
    ['Prospect', 'lead'],
    ['Oportunidad abierta', 'opportunity'],
    ['Clientes', 'customer'],
    ['Cliente actual', 'customer'],
    ['closedwon', 'customer'],
    ['Ganado', 'customer'],
    ['Won', 'customer'],
  ])('"%s" is %s beyond doubt', (text, stage) => {
    expect(stageOfWord(text)).toEqual({ stage, asked: false, suggested: null });
  });

  it.each([
    ['Evangelist', 'customer'],
    ['Propuesta', 'opportunity'],
    ['Negotiation/Review', 'opportunity'],
    ['Other', null],
    ['constructor', null],
    ['not a lead', null],
    ['ex customer', null],
    ['Closed Lost', null],
    ['4', null],
  ])('"%s" is asked, with the suggestion %s', (text, suggested) => {
    expect(stageOfWord(text)).toEqual({ stage: null, asked: true, suggested });
    expect(suggestedStage(text)).toBe(suggested);
  });

  it.each(['', '-', 'N/A', '(No value)', 'Sin etapa'])('"%s" says that there is none', (text) => {
    expect(stageOfWord(text)).toEqual({ stage: null, asked: false, suggested: null });
  });
});
