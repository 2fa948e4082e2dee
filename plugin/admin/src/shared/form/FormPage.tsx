import { Flex } from '@strapi/design-system';
import { BackButton, Blocker, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Notice } from '../feedback/index.ts';
import { useText } from '../text/index.ts';
import { ContractForm, type ContractFormProps } from './ContractForm.tsx';
import { SaveButton } from './SaveButton.tsx';

interface Props<Values extends object, Draft extends object>
  extends ContractFormProps<Values, Draft> {
  title: string;
  subtitle: string;
  /** Where *Back* leads to. */
  fallback: string;
  /** Whether it is of the configuration file, and is changed there. */
  isManaged?: boolean;
  /** Whether what the form begins with can be saved as it is. */
  isReady?: boolean;
  /** Stands before *Save*. */
  actions?: ReactNode;
  /** The sections of the form. */
  children: ReactNode;
}

/** A page on which something is written, checked by a contract and saved. It asks before it loses what was entered. */
export function FormPage<Values extends object, Draft extends object = Values>(
  props: Props<Values, Draft>,
) {
  const { title, subtitle, fallback, isManaged = false, isReady, actions, children } = props;
  const { schema, initialValues, onSubmit } = props;
  const text = useText();
  const disabled = isManaged || (props.disabled ?? false);
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <ContractForm
        schema={schema}
        initialValues={initialValues}
        disabled={disabled}
        onSubmit={onSubmit}
      >
        <Layouts.Header
          navigationAction={<BackButton fallback={fallback} />}
          title={title}
          subtitle={subtitle}
          primaryAction={
            <Flex gap={2}>
              {actions}
              {!disabled && <SaveButton isReady={isReady} />}
            </Flex>
          }
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isManaged && <Notice>{text('managed.notice')}</Notice>}
            {children}
          </Flex>
        </Layouts.Content>
        <Blocker />
      </ContractForm>
    </Page.Main>
  );
}
