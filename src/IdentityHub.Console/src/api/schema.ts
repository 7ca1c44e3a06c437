// Made by "npm run api" from the OpenAPI document of the hub. Do not edit.

export interface paths {
    "/api/.well-known/experience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what the sign-in pages show. */
        get: operations["GetWellKnownExperience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/.well-known/experience.openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describes the Experience API as an OpenAPI document. */
        get: operations["GetWellKnownExperienceOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/.well-known/management.openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describes this API as an OpenAPI document. */
        get: operations["GetWellKnownManagementOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/.well-known/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the sentences of the pages; `Content-Language` says in which language. */
        get: operations["GetSignInExperiencePhrases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/.well-known/sign-in-exp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what the sign-in pages show. */
        get: operations["GetSignInExperienceConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/administrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists administrators, owners first. */
        get: operations["ListAdministrators"];
        put?: never;
        /** Adds an administrator, with a password or with a link to set one. */
        post: operations["CreateAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/administrators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an administrator's role; the account stays. */
        delete: operations["DeleteAdministrator"];
        options?: never;
        head?: never;
        /** Gives an administrator another role. */
        patch: operations["UpdateAdministrator"];
        trace?: never;
    };
    "/api/administrators/{id}/setup-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link to set the password in the place of earlier ones. It is told only now. */
        post: operations["CreateAdministratorSetupLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists applications, newest first. */
        get: operations["ListApplications"];
        put?: never;
        /** Adds an application. */
        post: operations["CreateApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/access-control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads who may sign in to an application. */
        get: operations["GetApplicationAccessControl"];
        /** Says who may sign in to an application; takes effect when access control is on. */
        put: operations["ReplaceApplicationAccessControl"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/custom-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Merges members into the custom data of an application. */
        patch: operations["UpdateApplicationCustomData"];
        trace?: never;
    };
    "/api/applications/{applicationId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles of a machine application. */
        get: operations["ListApplicationRoles"];
        /** Replaces the roles of a machine application. */
        put: operations["ReplaceApplicationRoles"];
        /** Gives roles to a machine application. */
        post: operations["AssignApplicationRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a role from a machine application. */
        delete: operations["DeleteApplicationRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/sign-in-experience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads how the sign-in pages look for an application. */
        get: operations["GetApplicationSignInExperience"];
        /** Says how the sign-in pages look for an application. */
        put: operations["ReplaceApplicationSignInExperience"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/user-consent-scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what a third-party application may ask users for. */
        get: operations["ListApplicationUserConsentScopes"];
        put?: never;
        /** Lets a third-party application ask users for more. */
        post: operations["CreateApplicationUserConsentScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{applicationId}/user-consent-scopes/{scopeType}/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes away something that a third-party application may ask users for. */
        delete: operations["DeleteApplicationUserConsentScope"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an application. */
        get: operations["GetApplication"];
        put?: never;
        post?: never;
        /** Deletes an application with everything that belongs to it. */
        delete: operations["DeleteApplication"];
        options?: never;
        head?: never;
        /** Changes an application. */
        patch: operations["UpdateApplication"];
        trace?: never;
    };
    "/api/applications/{id}/legacy-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Refused: secrets have names here. */
        delete: operations["DeleteApplicationLegacySecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the organizations that a machine application works for. */
        get: operations["ListApplicationOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the secrets of an application with their values. */
        get: operations["ListApplicationSecrets"];
        put?: never;
        /** Adds a secret to an application. */
        post: operations["CreateApplicationSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a secret; it is refused at once. */
        delete: operations["DeleteApplicationSecret"];
        options?: never;
        head?: never;
        /** Renames a secret. */
        patch: operations["UpdateApplicationSecret"];
        trace?: never;
    };
    "/api/applications/{id}/users/{userId}/consent-organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the organizations in which a user lets a third-party application act. */
        get: operations["ListApplicationUserConsentOrganizations"];
        /** Replaces the organizations in which a user lets a third-party application act. */
        put: operations["ReplaceApplicationUserConsentOrganizations"];
        /** Adds organizations in which a user lets a third-party application act. */
        post: operations["CreateApplicationUserConsentOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{id}/users/{userId}/consent-organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends that a third-party application may act for a user in an organization. */
        delete: operations["DeleteApplicationUserConsentOrganization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/captcha-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the captcha service, its secret included. */
        get: operations["GetCaptchaProvider"];
        /** Sets the captcha service. A host for its script that is not Google's is for owners to choose. */
        put: operations["UpdateCaptchaProvider"];
        post?: never;
        /** Removes the captcha service and switches the captcha policy off. */
        delete: operations["DeleteCaptchaProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configs/admin-console": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what the console remembers. */
        get: operations["GetAdminConsoleConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Lets the console remember something. */
        patch: operations["UpdateAdminConsoleConfig"];
        trace?: never;
    };
    "/api/configs/id-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what ID tokens hold beyond the standard. */
        get: operations["GetIdTokenConfig"];
        /** Says what ID tokens hold beyond the standard. */
        put: operations["UpsertIdTokenConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configs/oidc/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads how long browsers stay signed in. */
        get: operations["GetOidcSessionConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes how long browsers that sign in from now on stay signed in. */
        patch: operations["UpdateOidcSessionConfig"];
        trace?: never;
    };
    "/api/configs/oidc/{keyType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists keys (private-keys or cookie-keys) without their secret parts. */
        get: operations["GetOidcKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configs/oidc/{keyType}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new key; tokens of the old one stay valid. */
        post: operations["RotateOidcKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configs/oidc/{keyType}/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a key that no longer signs; its tokens are refused from then on. */
        delete: operations["DeleteOidcKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configuration-files/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies a configuration file in one transaction: exactly what its plan showed, or nothing. */
        post: operations["ApplyConfigurationFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configuration-files/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Writes the configuration as such a file, without people and without secrets. */
        get: operations["ExportConfigurationFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configuration-files/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells what a configuration file would change, or what is wrong with it. Nothing changes. */
        post: operations["PlanConfigurationFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connector-factories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the kinds of connectors. */
        get: operations["ListConnectorFactories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connector-factories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a kind of connector. */
        get: operations["GetConnectorFactory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists connectors with their configurations. */
        get: operations["ListConnectors"];
        put?: never;
        /** Sets a connector up. One for e-mails or text messages takes the place of the one before. */
        post: operations["CreateConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors/{connectorId}/authorization-uri": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a sign-in elsewhere whose outcome a program gives to a user as an identity. */
        post: operations["CreateConnectorAuthorizationUri"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors/{factoryId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message with the code 000000 by a configuration that need not be stored. */
        post: operations["CreateConnectorTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a connector and why its last messages were not sent. */
        get: operations["GetConnector"];
        put?: never;
        post?: never;
        /** Deletes a connector. */
        delete: operations["DeleteConnector"];
        options?: never;
        head?: never;
        /** Changes a connector. */
        patch: operations["UpdateConnector"];
        trace?: never;
    };
    "/api/console/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads who calls, and what they may do. */
        get: operations["GetConsoleUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the languages that have custom phrases. */
        get: operations["ListCustomPhrases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-phrases/{languageTag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the custom phrases of a language. */
        get: operations["GetCustomPhrase"];
        /** Sets the custom phrases of a language, one of the operator's own or one of ours. */
        put: operations["ReplaceCustomPhrase"];
        post?: never;
        /** Deletes the custom phrases of a language. */
        delete: operations["DeleteCustomPhrase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-phrases/{languageTag}/sentences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists every sentence of the pages in a language: the hub's own, and the custom one in its place. */
        get: operations["ListPhraseSentences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-profile-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists profile fields in their order. */
        get: operations["ListCustomProfileFields"];
        put?: never;
        /** Creates a profile field. */
        post: operations["CreateCustomProfileField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-profile-fields/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates up to 20 profile fields, or none. */
        post: operations["CreateCustomProfileFieldsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-profile-fields/properties/sie-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts profile fields in another order. */
        post: operations["UpdateCustomProfileFieldsSieOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/custom-profile-fields/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a profile field. */
        get: operations["GetCustomProfileFieldByName"];
        /** Replaces a profile field. */
        put: operations["UpdateCustomProfileFieldByName"];
        post?: never;
        /** Deletes a profile field; what people answered stays. */
        delete: operations["DeleteCustomProfileFieldByName"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how database, signing keys, messages, background jobs and settings are, as of a few seconds ago. */
        get: operations["GetHubHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/users/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts users who were active on a day, in 7 and in 30 days. */
        get: operations["GetActiveUserCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/users/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts users who joined today and in the last 7 days. */
        get: operations["GetNewUserCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/users/total": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts users. */
        get: operations["GetTotalUserCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/email-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists e-mail templates. */
        get: operations["ListEmailTemplates"];
        /** Stores e-mail templates; those for the same type and language are replaced. */
        put: operations["ReplaceEmailTemplates"];
        post?: never;
        /** Deletes the e-mail templates of a language, of a type, or both. */
        delete: operations["DeleteEmailTemplates"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/email-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows an e-mail as it would be sent, with made-up values: of a template that is not stored, or the one that would be used. */
        post: operations["PreviewEmailTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/email-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an e-mail template. */
        get: operations["GetEmailTemplate"];
        put?: never;
        post?: never;
        /** Deletes an e-mail template. */
        delete: operations["DeleteEmailTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/email-templates/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what an e-mail template says. */
        patch: operations["UpdateEmailTemplateDetails"];
        trace?: never;
    };
    "/api/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what happened, newest first. */
        get: operations["ListLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exports sealed logs in the order of the chain, one JSON object per line. Not in the reference. */
        get: operations["ExportLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one log. */
        get: operations["GetLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/one-time-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one-time tokens, newest first, without the tokens themselves. */
        get: operations["ListOneTimeTokens"];
        put?: never;
        /** Makes a one-time token. It is told only now. */
        post: operations["AddOneTimeTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/one-time-tokens/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies a one-time token and uses it up. */
        post: operations["VerifyOneTimeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/one-time-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a one-time token, without the token itself. */
        get: operations["GetOneTimeToken"];
        put?: never;
        post?: never;
        /** Deletes a one-time token. */
        delete: operations["DeleteOneTimeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/one-time-tokens/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what may be done with a one-time token. */
        put: operations["ReplaceOneTimeTokenStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists invitations, oldest first. */
        get: operations["ListOrganizationInvitations"];
        put?: never;
        /** Invites somebody to an organization. */
        post: operations["CreateOrganizationInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an invitation. */
        get: operations["GetOrganizationInvitation"];
        put?: never;
        post?: never;
        /** Deletes an invitation. */
        delete: operations["DeleteOrganizationInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-invitations/{id}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the message of an invitation again. */
        post: operations["CreateOrganizationInvitationMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-invitations/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accepts or revokes an invitation. */
        put: operations["ReplaceOrganizationInvitationStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists organization roles with what they hold. */
        get: operations["ListOrganizationRoles"];
        put?: never;
        /** Adds an organization role with what it holds. */
        post: operations["CreateOrganizationRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an organization role. */
        get: operations["GetOrganizationRole"];
        put?: never;
        post?: never;
        /** Deletes an organization role; everybody who had it loses it. */
        delete: operations["DeleteOrganizationRole"];
        options?: never;
        head?: never;
        /** Changes an organization role. */
        patch: operations["UpdateOrganizationRole"];
        trace?: never;
    };
    "/api/organization-roles/{id}/resource-scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the API permissions of an organization role. */
        get: operations["ListOrganizationRoleResourceScopes"];
        /** Makes these the API permissions of an organization role. */
        put: operations["ReplaceOrganizationRoleResourceScopes"];
        /** Adds API permissions to an organization role. */
        post: operations["CreateOrganizationRoleResourceScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-roles/{id}/resource-scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an API permission from an organization role. */
        delete: operations["DeleteOrganizationRoleResourceScope"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-roles/{id}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the organization permissions of a role. */
        get: operations["ListOrganizationRoleScopes"];
        /** Makes these the organization permissions of a role. */
        put: operations["ReplaceOrganizationRoleScopes"];
        /** Adds organization permissions to a role. */
        post: operations["CreateOrganizationRoleScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-roles/{id}/scopes/{organizationScopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes an organization permission from a role. */
        delete: operations["DeleteOrganizationRoleScope"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists organization permissions. */
        get: operations["ListOrganizationScopes"];
        put?: never;
        /** Adds an organization permission. */
        post: operations["CreateOrganizationScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization-scopes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an organization permission. */
        get: operations["GetOrganizationScope"];
        put?: never;
        post?: never;
        /** Deletes an organization permission, from every role too. */
        delete: operations["DeleteOrganizationScope"];
        options?: never;
        head?: never;
        /** Changes an organization permission. */
        patch: operations["UpdateOrganizationScope"];
        trace?: never;
    };
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists organizations, oldest first. */
        get: operations["ListOrganizations"];
        put?: never;
        /** Adds an organization. */
        post: operations["CreateOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an organization. */
        get: operations["GetOrganization"];
        put?: never;
        post?: never;
        /** Deletes an organization with its memberships and invitations. */
        delete: operations["DeleteOrganization"];
        options?: never;
        head?: never;
        /** Changes an organization. Objects are merged member by member. */
        patch: operations["UpdateOrganization"];
        trace?: never;
    };
    "/api/organizations/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the machine applications of an organization with their roles in it. */
        get: operations["ListOrganizationApplications"];
        /** Makes these the machine applications. Those that stay keep their roles. */
        put: operations["ReplaceOrganizationApplications"];
        /** Adds machine applications. */
        post: operations["AddOrganizationApplications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/applications/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives several roles to several machine applications. */
        post: operations["AssignOrganizationRolesToApplications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a machine application, which gets no more tokens for the organization. */
        delete: operations["DeleteOrganizationApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/applications/{applicationId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles of a machine application. */
        get: operations["ListOrganizationApplicationRoles"];
        /** Makes these the roles of a machine application. */
        put: operations["ReplaceOrganizationApplicationRoles"];
        /** Gives roles to a machine application. */
        post: operations["AssignOrganizationRolesToApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/applications/{applicationId}/roles/{organizationRoleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a role from a machine application. */
        delete: operations["DeleteOrganizationApplicationRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/jit/email-domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the e-mail domains whose people join the organization. */
        get: operations["ListOrganizationJitEmailDomains"];
        /** Makes these the e-mail domains whose people join. */
        put: operations["ReplaceOrganizationJitEmailDomains"];
        /** Adds an e-mail domain whose people join the organization. */
        post: operations["CreateOrganizationJitEmailDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/jit/email-domains/{emailDomain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes an e-mail domain. */
        delete: operations["DeleteOrganizationJitEmailDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/jit/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles that people who join just in time get. */
        get: operations["ListOrganizationJitRoles"];
        /** Makes these the roles that people who join just in time get. */
        put: operations["ReplaceOrganizationJitRoles"];
        /** Adds roles that people who join just in time get. */
        post: operations["CreateOrganizationJitRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/jit/roles/{organizationRoleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes such a role. */
        delete: operations["DeleteOrganizationJitRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/jit/sso-connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the enterprise connectors whose people join the organization. */
        get: operations["ListOrganizationJitSsoConnectors"];
        /** Makes these the enterprise connectors whose people join. */
        put: operations["ReplaceOrganizationJitSsoConnectors"];
        /** Adds enterprise connectors whose people join the organization. */
        post: operations["CreateOrganizationJitSsoConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/jit/sso-connectors/{ssoConnectorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes such an enterprise connector. */
        delete: operations["DeleteOrganizationJitSsoConnector"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/sso-connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the enterprise connectors of an organization. */
        get: operations["ListOrganizationSsoConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the members of an organization with their roles in it. */
        get: operations["ListOrganizationUsers"];
        /** Makes these the members. Those who stay keep their roles. */
        put: operations["ReplaceOrganizationUsers"];
        /** Adds members. Who is one already stays one. */
        post: operations["AddOrganizationUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/users/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives several roles to several members. */
        post: operations["AssignOrganizationRolesToUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a member, whose tokens for the organization end. */
        delete: operations["DeleteOrganizationUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/users/{userId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles of a member. */
        get: operations["ListOrganizationUserRoles"];
        /** Makes these the roles of a member, by id or by name. */
        put: operations["ReplaceOrganizationUserRoles"];
        /** Gives roles to a member, by id or by name. */
        post: operations["AssignOrganizationRolesToUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/users/{userId}/roles/{organizationRoleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a role from a member. */
        delete: operations["DeleteOrganizationUserRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/users/{userId}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the organization permissions that a member holds. */
        get: operations["ListOrganizationUserScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists API resources. */
        get: operations["ListResources"];
        put?: never;
        /** Adds an API resource. */
        post: operations["CreateResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an API resource. */
        get: operations["GetResource"];
        put?: never;
        post?: never;
        /** Deletes an API resource with its permissions. */
        delete: operations["DeleteResource"];
        options?: never;
        head?: never;
        /** Changes an API resource. */
        patch: operations["UpdateResource"];
        trace?: never;
    };
    "/api/resources/{id}/is-default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Makes an API resource the one for requests that name none, or no longer. */
        patch: operations["UpdateResourceIsDefault"];
        trace?: never;
    };
    "/api/resources/{resourceId}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the permissions of an API resource. */
        get: operations["ListResourceScopes"];
        put?: never;
        /** Adds a permission to an API resource. */
        post: operations["CreateResourceScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/resources/{resourceId}/scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a permission. */
        delete: operations["DeleteResourceScope"];
        options?: never;
        head?: never;
        /** Changes a permission. */
        patch: operations["UpdateResourceScope"];
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists roles with who has them. */
        get: operations["ListRoles"];
        put?: never;
        /** Adds a role, with its permissions or not at all. */
        post: operations["CreateRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a role. */
        get: operations["GetRole"];
        put?: never;
        post?: never;
        /** Deletes a role; everybody who had it loses it. */
        delete: operations["DeleteRole"];
        options?: never;
        head?: never;
        /** Changes a role. */
        patch: operations["UpdateRole"];
        trace?: never;
    };
    "/api/roles/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the machine applications that have a role. */
        get: operations["ListRoleApplications"];
        put?: never;
        /** Gives a role to machine applications. */
        post: operations["CreateRoleApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a role from a machine application. */
        delete: operations["DeleteRoleApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the permissions of a role. */
        get: operations["ListRoleScopes"];
        put?: never;
        /** Adds permissions to a role and lists all it holds. */
        post: operations["CreateRoleScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}/scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a permission from a role. */
        delete: operations["DeleteRoleScope"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the users who have a role. */
        get: operations["ListRoleUsers"];
        put?: never;
        /** Gives a role to users. */
        post: operations["CreateRoleUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a role from a user. */
        delete: operations["DeleteRoleUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes the tokens of another provider that are kept for a user. */
        delete: operations["DeleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sentinel-activities/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets the failed attempts of accounts, so that locked ones can sign in again. */
        post: operations["DeleteSentinelActivities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in-exp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads how people sign in. */
        get: operations["GetSignInExp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes how people sign in. */
        patch: operations["UpdateSignInExp"];
        trace?: never;
    };
    "/api/sign-in-exp/default/check-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a password against the policy; 400 with the reasons when it is refused. */
        post: operations["CheckPasswordWithDefaultSignInExperience"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in-exp/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draws a page with settings that are not stored. */
        post: operations["PreviewSignInExp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in-exp/username-policy/case-sensitivity-conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists usernames that differ by upper and lower case only; a hub never has any. */
        get: operations["GetUsernameCaseSensitivityConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connector-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the kinds of enterprise connectors, in the language of the caller where there are words. */
        get: operations["ListSsoConnectorProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists enterprise connectors, the oldest first, without asking their providers. */
        get: operations["ListSsoConnectors"];
        put?: never;
        /** Sets an enterprise connector up. A configuration is held against what the provider publishes. */
        post: operations["CreateSsoConnector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explains which rule sends an e-mail address to which connector, or to none. */
        post: operations["ExplainSsoConnectors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads an enterprise connector, what its provider publishes now, and why its last sign-ins did not come about. */
        get: operations["GetSsoConnector"];
        put?: never;
        post?: never;
        /** Deletes an enterprise connector and the identities that people have by it. */
        delete: operations["DeleteSsoConnector"];
        options?: never;
        head?: never;
        /** Changes an enterprise connector. */
        patch: operations["UpdateSsoConnector"];
        trace?: never;
    };
    "/api/sso-connectors/{id}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the domains of an enterprise connector, and the TXT record that proves each. */
        get: operations["ListSsoConnectorDomains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/{id}/domains/{domain}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets a domain route without its TXT record, or no longer. */
        put: operations["OverrideSsoConnectorDomain"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/{id}/domains/{domain}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks the TXT record of a domain up. */
        post: operations["VerifySsoConnectorDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/{id}/idp-initiated-auth-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what happens when the provider of a SAML connector begins a sign-in. */
        get: operations["GetSsoConnectorIdpInitiatedAuthConfig"];
        /** Lets the provider of a SAML connector begin sign-ins. */
        put: operations["SetSsoConnectorIdpInitiatedAuthConfig"];
        post?: never;
        /** Lets the provider of a SAML connector begin no more sign-ins. */
        delete: operations["DeleteSsoConnectorIdpInitiatedAuthConfig"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/{id}/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the signing keys of a SAML connector. */
        get: operations["ListSsoConnectorSigningKeys"];
        put?: never;
        /** Makes a signing key for a SAML connector. */
        post: operations["CreateSsoConnectorSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso-connectors/{id}/signing-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a signing key that is not active. */
        delete: operations["DeleteSsoConnectorSigningKey"];
        options?: never;
        head?: never;
        /** Activates a signing key in the place of the one before, or deactivates it. */
        patch: operations["UpdateSsoConnectorSigningKey"];
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells that the hub answers. */
        get: operations["GetStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swagger.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describes this API as an OpenAPI document. */
        get: operations["GetSwaggerJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/systems/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what the system can do for applications. */
        get: operations["GetSystemApplicationConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists users, newest first. */
        get: operations["ListUsers"];
        put?: never;
        /** Adds a user, with a password, the digest of one, or none. */
        post: operations["CreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds up to 100 users at once; each may be refused by itself. Not in the reference. */
        post: operations["CreateUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a user. */
        get: operations["GetUser"];
        put?: never;
        post?: never;
        /** Deletes a user and ends all of its sessions and grants. */
        delete: operations["DeleteUser"];
        options?: never;
        head?: never;
        /** Changes a user; objects are replaced. */
        patch: operations["UpdateUser"];
        trace?: never;
    };
    "/api/users/{userId}/all-identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a user's identities at other providers. */
        get: operations["ListUserAllIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/custom-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the custom data of a user. */
        get: operations["ListUserCustomData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets members of the custom data; the others stay. */
        patch: operations["UpdateUserCustomData"];
        trace?: never;
    };
    "/api/users/{userId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what a user granted to clients. */
        get: operations["ListUserGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a grant with all of its codes and tokens. */
        delete: operations["DeleteUserGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/has-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether a user has a password. */
        get: operations["GetUserHasPassword"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/identities/{target}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a social identity of a user. */
        get: operations["GetUserIdentity"];
        /** Gives a user a social identity, in the place of one of the same target. */
        put: operations["ReplaceUserIdentity"];
        post?: never;
        /** Takes a social identity from a user. */
        delete: operations["DeleteUserIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/identities/{target}/access-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a user's access token at another provider. Needs the permission `third-party-tokens:read`; `all` is not enough. */
        get: operations["GetUserIdentityAccessToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/is-suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keeps a user out of everything at once, or lets it in again. */
        patch: operations["UpdateUserIsSuspended"];
        trace?: never;
    };
    "/api/users/{userId}/logto-configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads what a user chose about second factors and passkeys. */
        get: operations["ListUserLogtoConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what a user chose about second factors and passkeys. */
        patch: operations["UpdateUserLogtoConfigs"];
        trace?: never;
    };
    "/api/users/{userId}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the organizations of a user, with the roles there. */
        get: operations["ListUserOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets another password and ends all sessions and grants. */
        patch: operations["UpdateUserPassword"];
        trace?: never;
    };
    "/api/users/{userId}/password/expiration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Says whether the password must be changed. */
        patch: operations["UpdateUserPasswordExpiration"];
        trace?: never;
    };
    "/api/users/{userId}/password/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether a password is the user's. */
        post: operations["VerifyUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/personal-access-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the personal access tokens of a user. */
        get: operations["ListUserPersonalAccessTokens"];
        put?: never;
        /** Adds a personal access token to a user. */
        post: operations["CreateUserPersonalAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        /** Gives a personal access token another name; both names in the body. */
        patch: operations["UpdatePersonalAccessTokenName"];
        trace?: never;
    };
    "/api/users/{userId}/personal-access-tokens/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes the personal access token whose name is in the body. */
        post: operations["DeletePersonalAccessTokenPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/personal-access-tokens/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a personal access token. */
        delete: operations["DeleteUserPersonalAccessToken"];
        options?: never;
        head?: never;
        /** Gives a personal access token another name. */
        patch: operations["UpdateUserPersonalAccessToken"];
        trace?: never;
    };
    "/api/users/{userId}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets standard claims; the others stay. */
        patch: operations["UpdateUserProfile"];
        trace?: never;
    };
    "/api/users/{userId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the roles of a user. */
        get: operations["ListUserRoles"];
        /** Gives exactly these roles to a user. */
        put: operations["ReplaceUserRoles"];
        /** Gives roles to a user. */
        post: operations["AssignUserRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a role from a user. */
        delete: operations["DeleteUserRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the browsers in which a user is signed in. */
        get: operations["ListUserSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a session of a user. */
        get: operations["GetUserSession"];
        put?: never;
        post?: never;
        /** Ends a session of a user. */
        delete: operations["DeleteUserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/sso-identities/{ssoConnectorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the identity that came by an enterprise's connector. */
        get: operations["GetUserSsoIdentity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/sso-identities/{ssoConnectorId}/access-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads a user's access token at another provider. Needs the permission `third-party-tokens:read`; `all` is not enough. */
        get: operations["GetUserSsoIdentityAccessToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verification-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a code to an address. */
        post: operations["CreateVerificationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verification-codes/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies a code. */
        post: operations["VerifyVerificationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessControl: {
            userIds: string[];
            userRoleIds: string[];
            organizationIds: string[];
            organizationRoleRules: components["schemas"]["OrganizationRoleRule"][];
        };
        ActiveUsers: {
            dauCurve: components["schemas"]["ActiveUsersOfDay"][];
            dau: components["schemas"]["CountWithDelta"];
            wau: components["schemas"]["CountWithDelta"];
            mau: components["schemas"]["CountWithDelta"];
        };
        ActiveUsersOfDay: {
            date: string;
            count: number;
        };
        AddConsentScopes: {
            organizationScopes?: string[];
            resourceScopes?: string[];
            organizationResourceScopes?: string[];
            userScopes?: ("profile" | "email" | "phone" | "address" | "custom_data" | "identities" | "roles" | "urn:logto:scope:organizations" | "urn:logto:scope:organization_roles" | "urn:logto:scope:sessions" | "urn:logto:scope:trusted_devices" | "urn:identityhub:scope:third_party_tokens")[];
        };
        AddJitEmailDomain: {
            emailDomain: string;
        };
        AddJitSsoConnectors: {
            ssoConnectorIds: string[];
        };
        AddOrganizationApplications: {
            applicationIds: string[];
        };
        AddOrganizationRoleResourceScopes: {
            scopeIds: string[];
        };
        AddOrganizationRoleScopes: {
            organizationScopeIds: string[];
        };
        AddOrganizationRoles: {
            organizationRoleIds: string[];
        };
        AddOrganizationUsers: {
            userIds: string[];
        };
        AddRoleApplications: {
            applicationIds: string[];
        };
        AddRoleScopes: {
            scopeIds: string[];
        };
        AddRoleUsers: {
            userIds: string[];
        };
        AddedApplicationRoles: {
            roleIds: string[];
            addedRoleIds: string[];
        };
        AdminConsoleConfig: {
            signInExperienceCustomized: boolean;
            organizationCreated: boolean;
            developmentTenantMigrationNotification?: components["schemas"]["MigrationNotification"];
            checkedChargeNotification?: components["schemas"]["ChargeNotification"];
        };
        AdministratorAnswer: {
            id: string;
            username: string | null;
            primaryEmail: string | null;
            name: string | null;
            /** @enum {string} */
            role: "viewer" | "editor" | "owner";
            lastSignInAt: number | null;
            isSuspended: boolean;
        };
        AllUserIdentities: {
            socialIdentities: components["schemas"]["SocialIdentityItem"][];
            ssoIdentities: components["schemas"]["SsoIdentityItem"][];
        };
        ApplicationAnswer: {
            tenantId: string;
            id: string;
            name: string;
            description: string | null;
            /** @enum {string} */
            type: "Native" | "SPA" | "Traditional" | "MachineToMachine" | "Protected" | "SAML";
            oidcClientMetadata: components["schemas"]["OidcMetadata"];
            customClientMetadata: components["schemas"]["CustomMetadata"];
            protectedAppMetadata: unknown;
            customData: {
                [key: string]: unknown;
            };
            isThirdParty: boolean;
            appLevelAccessControlEnabled: boolean;
            createdAt: number;
            isAdmin?: boolean;
            isDisabled?: boolean;
            organizationRoles?: components["schemas"]["NamedReference"][];
        };
        ApplicationRoleIds: {
            roleIds: string[];
        };
        AssignRolesToOrganizationApplications: {
            applicationIds: string[];
            organizationRoleIds: string[];
        };
        AssignRolesToOrganizationUsers: {
            userIds: string[];
            organizationRoleIds: string[];
        };
        AssignedOrganizationRoles: {
            organizationRoleIds: string[];
        };
        AssignedUserRoles: {
            roleIds: string[];
            addedRoleIds: string[];
        };
        AuthorizationUriAnswer: {
            /** Format: uri */
            redirectTo: string;
        };
        CaptchaProviderAnswer: {
            tenantId: string;
            id: string;
            config: {
                /** @enum {string} */
                type: "Turnstile";
                siteKey: string;
                secretKey: string;
            } | {
                /** @enum {string} */
                type: "RecaptchaEnterprise";
                siteKey: string;
                secretKey: string;
                projectId: string;
                domain?: string;
                /** @enum {string} */
                mode?: "invisible" | "checkbox";
            };
            createdAt: number;
            updatedAt: number;
        };
        CaptchaSummary: {
            type: string;
            siteKey: string;
            domain?: string;
            mode?: string;
        };
        ChangeLook: {
            color?: components["schemas"]["OrganizationColor"];
            branding?: components["schemas"]["OrganizationBranding"];
            customCss?: string | null;
            displayName?: string | null;
            /** Format: uri */
            termsOfUseUrl?: string | null;
            /** Format: uri */
            privacyPolicyUrl?: string | null;
        };
        ChangeOrganizationBranding: {
            /** Format: uri */
            logoUrl?: string | null;
            /** Format: uri */
            darkLogoUrl?: string | null;
            /** Format: uri */
            favicon?: string | null;
            /** Format: uri */
            darkFavicon?: string | null;
        };
        ChangeOrganizationColor: {
            primaryColor?: string | null;
            isDarkModeEnabled?: boolean | null;
            darkPrimaryColor?: string | null;
        };
        ChargeNotification: {
            token?: boolean;
            apiResource?: boolean;
            machineToMachineApp?: boolean;
            tenantMember?: boolean;
        };
        CheckPassword: {
            password: string;
            userId?: string;
        };
        CheckPasswordAnswer: {
            result: boolean;
            issues?: components["schemas"]["PasswordIssue"][];
        };
        CodeOfRecipient: {
            email?: string;
            phone?: string;
            verificationCode: string;
        };
        CodeRecipient: {
            email?: string;
            phone?: string;
        };
        ConfigurationChange: {
            action: string;
            kind: string;
            name: string;
            label: string | null;
            fields: components["schemas"]["ConfigurationField"][];
        };
        ConfigurationField: {
            path: string;
            old?: unknown;
            new?: unknown;
            added?: string[];
            removed?: string[];
            secret?: string;
        };
        ConfigurationOrder: {
            text: string;
            /** @enum {string} */
            format?: "yaml" | "json";
            digest: string;
        };
        ConfigurationPlan: {
            /** @enum {string} */
            result: "unchanged" | "changed" | "refused";
            digest: string | null;
            created: number;
            updated: number;
            deleted: number;
            unchanged: number;
            changes: components["schemas"]["ConfigurationChange"][];
            problemCount: number;
            problems: components["schemas"]["ConfigurationProblem"][];
            notes: components["schemas"]["ConfigurationProblem"][];
        };
        ConfigurationProblem: {
            line: number;
            column: number;
            path: string;
            message: string;
        };
        ConfigurationText: {
            text: string;
            /** @enum {string} */
            format?: "yaml" | "json";
        };
        ConnectorAnswer: {
            /** @enum {string} */
            type: "Email" | "Sms" | "Social";
            isDemo?: boolean;
            target: string;
            name: {
                [key: string]: string;
            };
            description: {
                [key: string]: string;
            };
            logo: string;
            logoDark: string | null;
            readme: string;
            configTemplate?: string;
            formItems?: components["schemas"]["FormItem"][];
            customData?: {
                [key: string]: unknown;
            };
            fromEmail?: string;
            platform: ("Native" | "Universal" | "Web") | null;
            isStandard?: boolean;
            isTokenStorageSupported?: boolean;
            id: string;
            syncProfile: boolean;
            enableTokenStorage: boolean;
            config: {
                [key: string]: unknown;
            };
            metadata: components["schemas"]["ConnectorMetadata"];
            connectorId: string;
            extraInfo?: {
                [key: string]: unknown;
            };
            usage?: number;
            failures?: components["schemas"]["ConnectorFailureAnswer"][];
        };
        ConnectorFactoryAnswer: {
            /** @enum {string} */
            type: "Email" | "Sms" | "Social";
            isDemo?: boolean;
            target: string;
            name: {
                [key: string]: string;
            };
            description: {
                [key: string]: string;
            };
            logo: string;
            logoDark: string | null;
            readme: string;
            configTemplate?: string;
            formItems?: components["schemas"]["FormItem"][];
            customData?: {
                [key: string]: unknown;
            };
            fromEmail?: string;
            platform: ("Native" | "Universal" | "Web") | null;
            isStandard?: boolean;
            isTokenStorageSupported?: boolean;
            id: string;
        };
        ConnectorFailureAnswer: {
            code: string;
            detail: string;
            createdAt: number;
        };
        ConnectorMetadata: {
            target?: string;
            name?: {
                [key: string]: unknown;
            };
            logo?: string;
            logoDark?: string | null;
        };
        ConsentOrganizationIds: {
            organizationIds: string[];
        };
        ConsentOrganizationsAnswer: {
            organizations: components["schemas"]["OrganizationAnswer"][];
        };
        ConsentResource: {
            resource: components["schemas"]["ConsentResourceName"];
            scopes: components["schemas"]["ConsentScope"][];
        };
        ConsentResourceName: {
            id: string;
            name: string;
            indicator: string;
        };
        ConsentScope: {
            id: string;
            name: string;
            description: string | null;
        };
        ConsentScopesAnswer: {
            organizationScopes: components["schemas"]["ConsentScope"][];
            resourceScopes: components["schemas"]["ConsentResource"][];
            organizationResourceScopes: components["schemas"]["ConsentResource"][];
            userScopes: string[];
        };
        ConsoleUser: {
            id: string;
            name: string | null;
            username: string | null;
            primaryEmail: string | null;
            avatar: string | null;
            /** @enum {string} */
            role: "viewer" | "editor" | "owner";
            permissions: string[];
        };
        CountWithDelta: {
            count: number;
            delta: number;
        };
        CreateAdministrator: {
            /** Format: username */
            username: string;
            /** Format: email */
            primaryEmail?: string | null;
            /** @enum {string} */
            role: "viewer" | "editor" | "owner";
            password?: string;
        };
        CreateApplication: {
            name: string;
            /** @enum {string} */
            type: "Native" | "SPA" | "Traditional" | "MachineToMachine" | "Protected" | "SAML";
            description?: string | null;
            oidcClientMetadata?: components["schemas"]["OidcMetadata"];
            customClientMetadata?: components["schemas"]["CustomMetadata"];
            customData?: {
                [key: string]: unknown;
            };
            isThirdParty?: boolean;
            protectedAppMetadata?: components["schemas"]["NewProtectedApp"];
        };
        CreateAuthorizationUri: {
            state: string;
            /** Format: uri */
            redirectUri: string;
        };
        CreateConnector: {
            connectorId: string;
            id?: string;
            config?: {
                [key: string]: unknown;
            };
            metadata?: components["schemas"]["ConnectorMetadata"];
            syncProfile?: boolean;
            enableTokenStorage?: boolean;
        };
        CreateInvitation: {
            inviterId?: string | null;
            invitee: string;
            organizationId: string;
            expiresAt: number;
            organizationRoleIds?: string[];
            messagePayload?: false | {
                [key: string]: unknown;
            };
        };
        CreateOneTimeToken: {
            email: string;
            context?: components["schemas"]["OneTimeTokenContext"];
            expiresIn?: number;
        };
        CreateOrganization: {
            name: string;
            description?: string | null;
            customData?: {
                [key: string]: unknown;
            };
            isMfaRequired?: boolean;
            color?: components["schemas"]["OrganizationColor"];
            branding?: components["schemas"]["OrganizationBranding"];
            customCss?: string | null;
        };
        CreateOrganizationRole: {
            name: string;
            description?: string | null;
            /** @enum {string} */
            type?: "User" | "MachineToMachine";
            organizationScopeIds?: string[];
            resourceScopeIds?: string[];
        };
        CreateOrganizationScope: {
            name: string;
            description?: string | null;
        };
        CreatePersonalAccessToken: {
            name: string;
            expiresAt?: number | null;
        };
        CreateResource: {
            name: string;
            /** Format: resource indicator */
            indicator: string;
            accessTokenTtl?: number;
        };
        CreateRole: {
            name: string;
            description: string;
            /** @enum {string} */
            type?: "User" | "MachineToMachine";
            isDefault?: boolean;
            scopeIds?: string[];
        };
        CreateScope: {
            name: string;
            description?: string | null;
        };
        CreateSecret: {
            name: string;
            expiresAt?: number | null;
        };
        CreateSigningKey: {
            active?: boolean;
        };
        CreateSsoConnector: {
            providerName: string;
            connectorName: string;
            config?: {
                [key: string]: unknown;
            };
            domains?: string[];
            branding?: components["schemas"]["SsoBranding"];
            syncProfile?: boolean;
            enableTokenStorage?: boolean;
            isDisabled?: boolean;
            sharesDomains?: boolean;
            trustsMfa?: boolean;
            organizationId?: string | null;
        };
        CreateUser: {
            primaryPhone?: string;
            /** Format: email */
            primaryEmail?: string;
            /** Format: username */
            username?: string;
            /** Format: password */
            password?: string;
            passwordDigest?: string;
            /** @enum {string} */
            passwordAlgorithm?: "Argon2i" | "Argon2id" | "Argon2d" | "SHA1" | "SHA256" | "MD5" | "Bcrypt" | "Legacy";
            name?: string;
            /** Format: uri */
            avatar?: string | null;
            customData?: {
                [key: string]: unknown;
            };
            profile?: components["schemas"]["UserProfileFields"];
        };
        CreateUsers: {
            users: unknown[];
        };
        CreatedAdministrator: {
            id: string;
            username: string | null;
            primaryEmail: string | null;
            name: string | null;
            /** @enum {string} */
            role: "viewer" | "editor" | "owner";
            lastSignInAt: number | null;
            isSuspended: boolean;
            setupLink?: components["schemas"]["SetupLink"];
        };
        CreatedUser: {
            status: number;
            code: string | null;
            message: string | null;
            id: string | null;
        };
        CustomMetadata: {
            corsAllowedOrigins?: string[];
            idTokenTtl?: number;
            refreshTokenTtl?: number;
            refreshTokenTtlInDays?: number;
            tenantId?: string;
            alwaysIssueRefreshToken?: boolean;
            rotateRefreshToken?: boolean;
            allowTokenExchange?: boolean;
            isDeviceFlow?: boolean;
            maxAllowedGrants?: number;
        };
        CustomPhraseAnswer: {
            tenantId: string;
            id: string;
            languageTag: string;
            translation: {
                [key: string]: unknown;
            };
        };
        DatabaseHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            kind: string;
            latencyMs: number | null;
            pendingMigrations: number | null;
            sizeBytes: number | null;
            freeBytes: number | null;
        };
        DeleteSentinelActivities: {
            /** @enum {string} */
            targetType: "User" | "App";
            targets: string[];
        };
        DeletedEmailTemplates: {
            rowCount: number;
        };
        EmailTemplateAnswer: {
            tenantId: string;
            id: string;
            languageTag: string;
            /** @enum {string} */
            templateType: "SignIn" | "Register" | "ForgotPassword" | "Generic" | "OrganizationInvitation" | "UserPermissionValidation" | "BindNewIdentifier" | "MfaVerification" | "BindMfa";
            details: components["schemas"]["EmailTemplateDetails"];
            createdAt: number;
        };
        EmailTemplateDetails: {
            subject: string;
            content: string;
            /** @enum {string} */
            contentType?: "text/html" | "text/plain";
            replyTo?: string;
            sendFrom?: string;
        };
        EmailTemplatePreview: {
            subject: string;
            html: string | null;
            text: string;
            replyTo: string | null;
            sendFrom: string | null;
        };
        ExperienceAnswer: {
            tenantId: string;
            id: string;
            color: components["schemas"]["ExperienceColor"];
            branding: components["schemas"]["ExperienceBranding"];
            hideLogtoBranding: boolean;
            languageInfo: components["schemas"]["ExperienceLanguages"];
            termsOfUseUrl: string | null;
            privacyPolicyUrl: string | null;
            /** @enum {string} */
            agreeToTermsPolicy: "Automatic" | "ManualRegistrationOnly" | "Manual";
            signIn: components["schemas"]["ExperienceSignIn"];
            signUp: components["schemas"]["ExperienceSignUp"];
            socialSignIn: components["schemas"]["ExperienceSocialSignIn"];
            socialSignInConnectorTargets: string[];
            /** @enum {string} */
            signInMode: "SignIn" | "Register" | "SignInAndRegister";
            customCss: string | null;
            customContent: {
                [key: string]: string;
            };
            customUiAssets: components["schemas"]["ExperienceUiAssets"] | null;
            customUiCsp: components["schemas"]["ExperienceUiPolicy"];
            passwordPolicy: components["schemas"]["ExperiencePasswordPolicy"];
            mfa: components["schemas"]["ExperienceMfa"];
            adaptiveMfa: components["schemas"]["ExperienceSwitch"];
            singleSignOnEnabled: boolean;
            supportEmail: string | null;
            supportWebsiteUrl: string | null;
            unknownSessionRedirectUrl: string | null;
            captchaPolicy: components["schemas"]["ExperienceSwitch"];
            sentinelPolicy: components["schemas"]["ExperienceSentinelPolicy"];
            emailBlocklistPolicy: components["schemas"]["ExperienceEmailBlocklist"];
            verificationCodePolicy: components["schemas"]["ExperienceCodePolicy"];
            forgotPasswordMethods: ("EmailVerificationCode" | "PhoneVerificationCode")[] | null;
            passkeySignIn: components["schemas"]["ExperiencePasskeys"];
            signUpProfileFields: components["schemas"]["ExperienceProfileField"][] | null;
            passwordExpiration: {
                /** @constant */
                enabled?: false;
            } | {
                /** @constant */
                enabled: true;
                validPeriodDays: number;
                enabledAt?: number;
            };
            usernamePolicy: components["schemas"]["ExperienceUsernamePolicy"];
        };
        ExperienceBranding: {
            /** Format: uri */
            logoUrl?: string;
            /** Format: uri */
            darkLogoUrl?: string;
            /** Format: uri */
            favicon?: string;
            /** Format: uri */
            darkFavicon?: string;
        };
        ExperienceCodePolicy: {
            expirationDuration?: number;
            maxRetryAttempts?: number;
        };
        ExperienceColor: {
            primaryColor: string;
            isDarkModeEnabled: boolean;
            darkPrimaryColor: string;
        };
        ExperienceEmailBlocklist: {
            blockDisposableAddresses?: boolean;
            blockSubaddressing?: boolean;
            customAllowlist?: string[];
            customBlocklist?: string[];
        };
        ExperienceLanguages: {
            autoDetect: boolean;
            fallbackLanguage: string;
        };
        ExperienceMfa: {
            factors: ("Totp" | "WebAuthn" | "BackupCode" | "EmailVerificationCode" | "PhoneVerificationCode")[];
            /** @enum {string} */
            policy: "UserControlled" | "Mandatory" | "PromptOnlyAtSignIn" | "PromptAtSignInAndSignUp" | "NoPrompt" | "PromptAtSignInAndSignUpMandatory" | "PromptOnlyAtSignInMandatory";
            /** @enum {string} */
            organizationRequiredMfaPolicy?: "NoPrompt" | "Mandatory";
        };
        ExperiencePasskeys: {
            enabled?: boolean;
            showPasskeyButton?: boolean;
            allowAutofill?: boolean;
        };
        ExperiencePasswordCharacters: {
            min?: number;
        };
        ExperiencePasswordLength: {
            min?: number;
            max?: number;
        };
        ExperiencePasswordPolicy: {
            length?: components["schemas"]["ExperiencePasswordLength"];
            characterTypes?: components["schemas"]["ExperiencePasswordCharacters"];
            rejects?: components["schemas"]["ExperiencePasswordRejects"];
        };
        ExperiencePasswordRejects: {
            pwned?: boolean;
            repetitionAndSequence?: boolean;
            userInfo?: boolean;
            words?: string[];
        };
        ExperienceProfileField: {
            name: string;
        };
        ExperienceSecondaryIdentifier: {
            /** @enum {string} */
            identifier: "username" | "email" | "phone" | "emailOrPhone";
            verify?: boolean;
        };
        ExperienceSentinelPolicy: {
            maxAttempts?: number;
            lockoutDuration?: number;
        };
        ExperienceSignIn: {
            methods: components["schemas"]["ExperienceSignInMethod"][];
        };
        ExperienceSignInMethod: {
            /** @enum {string} */
            identifier: "username" | "email" | "phone";
            password: boolean;
            verificationCode: boolean;
            isPasswordPrimary: boolean;
        };
        ExperienceSignUp: {
            identifiers: ("username" | "email" | "phone")[];
            password: boolean;
            verify: boolean;
            secondaryIdentifiers?: components["schemas"]["ExperienceSecondaryIdentifier"][];
        };
        ExperienceSocialSignIn: {
            automaticAccountLinking?: boolean;
            skipRequiredIdentifiers?: boolean;
        };
        ExperienceSwitch: {
            enabled?: boolean;
        };
        ExperienceUiAssets: {
            id: string;
            createdAt: number;
        };
        ExperienceUiPolicy: {
            scriptSrc?: string[];
            connectSrc?: string[];
        };
        ExperienceUsernameCharacters: {
            lowercase: boolean;
            uppercase: boolean;
            numbers: boolean;
            underscore: boolean;
        };
        ExperienceUsernamePolicy: {
            caseSensitive: boolean;
            minLength: number;
            maxLength: number;
            allowedChars: components["schemas"]["ExperienceUsernameCharacters"];
        };
        ExplainSso: {
            email: string;
            applicationId?: string;
        };
        FeaturedApplication: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "Native" | "SPA" | "Traditional" | "MachineToMachine" | "Protected" | "SAML";
        };
        FeaturedUser: {
            id: string;
            avatar: string | null;
            name: string | null;
        };
        ForgotPasswordWays: {
            phone: boolean;
            email: boolean;
        };
        FormItem: {
            key: string;
            label: string;
            /** @enum {string} */
            type: "Text" | "Number" | "MultilineText" | "Switch" | "Json" | "Select" | "MultiSelect";
            required?: boolean;
            placeholder?: string;
            defaultValue?: unknown;
            tooltip?: string;
            isConfidential?: boolean;
            selectItems?: components["schemas"]["SelectItem"][];
            showConditions?: components["schemas"]["ShowCondition"][];
            isDevFeature?: boolean;
        };
        GoogleOneTapSummary: {
            isEnabled?: boolean;
            autoSelect?: boolean;
            closeOnTapOutside?: boolean;
            itpSupport?: boolean;
            clientId: string;
            connectorId: string;
        };
        HubHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            checkedAt: number;
            process: components["schemas"]["ProcessHealth"];
            database: components["schemas"]["DatabaseHealth"];
            signingKeys: components["schemas"]["KeyHealth"];
            email: components["schemas"]["MessageHealth"];
            sms: components["schemas"]["MessageHealth"];
            jobs: components["schemas"]["JobsHealth"];
            settings: components["schemas"]["SettingsHealth"];
        };
        IdTokenConfig: {
            enabledExtendedClaims?: ("custom_data" | "identities" | "sso_identities" | "roles" | "organizations" | "organization_data" | "organization_roles")[];
        };
        IdpInitiatedAnswer: {
            tenantId: string;
            connectorId: string;
            defaultApplicationId: string;
            redirectUri: string | null;
            authParameters: {
                [key: string]: unknown;
            };
            autoSendAuthorizationRequest: boolean;
            clientIdpInitiatedAuthCallbackUri: string | null;
            createdAt: number;
        };
        InvitationAnswer: {
            tenantId: string;
            id: string;
            inviterId: string | null;
            invitee: string;
            acceptedUserId: string | null;
            organizationId: string;
            /** @enum {string} */
            status: "Pending" | "Accepted" | "Expired" | "Revoked";
            createdAt: number;
            updatedAt: number;
            expiresAt: number;
            organizationRoles: components["schemas"]["NamedReference"][];
        };
        InvitationMessage: {
            code?: string;
            link?: string;
            locale?: string;
            uiLocales?: string;
        };
        JitEmailDomainAnswer: {
            tenantId: string;
            organizationId: string;
            emailDomain: string;
        };
        JitSsoConnectorAnswer: {
            tenantId: string;
            id: string;
            createdAt: number;
            providerName: string;
            connectorName: string;
            config: {
                [key: string]: unknown;
            };
            domains: string[];
            branding: components["schemas"]["JitSsoConnectorBranding"];
            syncProfile: boolean;
            enableTokenStorage: boolean;
        };
        JitSsoConnectorBranding: {
            displayName?: string;
            logo?: string;
            darkLogo?: string;
        };
        JobHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            name: string;
            intervalSeconds: number;
            lastRunAt: number | null;
            failedAt: number | null;
        };
        JobsHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            jobs: components["schemas"]["JobHealth"][];
        };
        KeyHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            keys: components["schemas"]["SigningKeyAge"][];
        };
        LogAnswer: {
            tenantId: string;
            id: string;
            key: string;
            payload: {
                [key: string]: unknown;
            };
            createdAt: number;
        };
        LogLine: {
            tenantId: string;
            id: string;
            key: string;
            payload: {
                [key: string]: unknown;
            };
            createdAt: number;
            sequence: number;
            cursor: string;
        };
        LookAnswer: {
            tenantId: string;
            applicationId: string;
            color: components["schemas"]["OrganizationColor"];
            branding: components["schemas"]["OrganizationBranding"];
            customCss: string | null;
            termsOfUseUrl: string | null;
            privacyPolicyUrl: string | null;
            displayName: string | null;
        };
        MemberAnswer: {
            id: string;
            username: string | null;
            primaryEmail: string | null;
            primaryPhone: string | null;
            name: string | null;
            avatar: string | null;
            customData: {
                [key: string]: unknown;
            };
            identities: {
                [key: string]: unknown;
            };
            lastSignInAt: number | null;
            createdAt: number;
            updatedAt: number;
            profile: components["schemas"]["UserProfileFields"];
            applicationId: string | null;
            cimdClientId: string | null;
            isSuspended: boolean;
            organizationRoles: components["schemas"]["NamedReference"][];
        };
        MessageHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            connectorId: string | null;
            factory: string | null;
            lastSentAt: number | null;
            lastFailureAt: number | null;
            lastFailureCode: string | null;
            failuresInDay: number;
        };
        MigrationNotification: {
            isPaidTenant: boolean;
            tag: string;
            readAt?: number;
        };
        NamedReference: {
            id: string;
            name: string;
        };
        NewEmailTemplate: {
            languageTag: string;
            /** @enum {string} */
            templateType: "SignIn" | "Register" | "ForgotPassword" | "Generic" | "OrganizationInvitation" | "UserPermissionValidation" | "BindNewIdentifier" | "MfaVerification" | "BindMfa";
            details: components["schemas"]["EmailTemplateDetails"];
        };
        NewProtectedApp: {
            subDomain: string;
            origin: string;
        };
        NewUsers: {
            today: components["schemas"]["CountWithDelta"];
            last7Days: components["schemas"]["CountWithDelta"];
        };
        OidcKeyAnswer: {
            id: string;
            createdAt: number;
            /** @enum {string} */
            signingKeyAlgorithm?: "RSA" | "EC";
            /** @enum {string} */
            status?: "Next" | "Current" | "Previous";
            effectiveAt?: number;
        };
        OidcMetadata: {
            redirectUris: string[];
            postLogoutRedirectUris: string[];
            /** Format: uri */
            backchannelLogoutUri?: string;
            backchannelLogoutSessionRequired?: boolean;
            /** Format: uri */
            logoUri?: string;
            /** @enum {string} */
            idTokenSignedResponseAlg?: "RS256" | "PS256" | "ES256" | "ES384" | "ES512";
        };
        OneTimeTokenAnswer: {
            tenantId: string;
            id: string;
            email: string;
            token: string;
            context: components["schemas"]["OneTimeTokenContext"];
            /** @enum {string} */
            status: "active" | "consumed" | "revoked" | "expired";
            createdAt: number;
            expiresAt: number;
        };
        OneTimeTokenContext: {
            jitOrganizationIds?: string[];
            /** @enum {string} */
            interactionEvent?: "SignIn" | "Register" | "ForgotPassword";
        };
        OrderProfileFields: {
            order: components["schemas"]["ProfileFieldPlace"][];
        };
        OrganizationAnswer: {
            tenantId: string;
            id: string;
            name: string;
            description: string | null;
            customData: {
                [key: string]: unknown;
            };
            isMfaRequired: boolean;
            color: {
                [key: string]: unknown;
            };
            branding: {
                [key: string]: unknown;
            };
            customCss: string | null;
            createdAt: number;
            isDisabled?: boolean;
            usersCount?: number;
            featuredUsers?: components["schemas"]["FeaturedUser"][];
            organizationRoles?: components["schemas"]["NamedReference"][];
        };
        OrganizationBranding: {
            /** Format: uri */
            logoUrl?: string;
            /** Format: uri */
            darkLogoUrl?: string;
            /** Format: uri */
            favicon?: string;
            /** Format: uri */
            darkFavicon?: string;
        };
        OrganizationColor: {
            primaryColor?: string;
            isDarkModeEnabled?: boolean;
            darkPrimaryColor?: string;
        };
        OrganizationRoleAnswer: {
            tenantId: string;
            id: string;
            name: string;
            description: string | null;
            /** @enum {string} */
            type: "User" | "MachineToMachine";
        };
        OrganizationRoleRule: {
            organizationId: string;
            organizationRoleIds: string[];
        };
        OrganizationRoleWithScopes: {
            tenantId: string;
            id: string;
            name: string;
            description: string | null;
            /** @enum {string} */
            type: "User" | "MachineToMachine";
            scopes: components["schemas"]["NamedReference"][];
            resourceScopes: components["schemas"]["ResourceScopeReference"][];
        };
        OrganizationScopeAnswer: {
            tenantId: string;
            id: string;
            name: string;
            description: string | null;
        };
        OrganizationUserIds: {
            userIds: string[];
        };
        OrganizationUserRoles: {
            organizationRoleIds?: string[];
            organizationRoleNames?: string[];
        };
        OverrideSsoDomain: {
            isOverridden: boolean;
        };
        PageRule: {
            path: string;
        };
        PasswordIssue: {
            code: string;
            interpolation?: {
                [key: string]: number;
            };
        };
        PersonalAccessTokenAnswer: {
            tenantId: string;
            userId: string;
            name: string;
            value: string;
            createdAt: number;
            expiresAt: number | null;
        };
        PersonalAccessTokenName: {
            name: string;
        };
        PreviewAnswer: {
            html: string;
        };
        PreviewEmailTemplate: {
            /** @enum {string} */
            templateType: "SignIn" | "Register" | "ForgotPassword" | "Generic" | "OrganizationInvitation" | "UserPermissionValidation" | "BindNewIdentifier" | "MfaVerification" | "BindMfa";
            languageTag: string;
            details?: components["schemas"]["EmailTemplateDetails"];
        };
        PreviewExperience: {
            page: string;
            languageTag?: string;
            /** @enum {string} */
            mode?: "light" | "dark";
            signInExperience?: components["schemas"]["UpdateExperience"];
            customPhrases?: {
                [key: string]: unknown;
            };
            applicationId?: string;
            organizationId?: string;
        };
        ProcessHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            version: string;
            startedAt: number;
            uptimeSeconds: number;
            nodes: number | null;
        };
        ProfileFieldAnswer: {
            tenantId: string;
            id: string;
            name: string;
            /** @enum {string} */
            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
            label: string;
            description: string | null;
            required: boolean;
            config: {
                placeholder?: string;
                minLength?: number;
                maxLength?: number;
                minValue?: number;
                maxValue?: number;
                format?: string;
                customFormat?: string;
                options?: {
                    label?: string;
                    value: string;
                }[];
                defaultValue?: string;
                parts?: {
                    enabled: boolean;
                    name: string;
                    /** @enum {string} */
                    type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minLength?: number;
                        maxLength?: number;
                        minValue?: number;
                        maxValue?: number;
                        format?: string;
                        customFormat?: string;
                        options?: {
                            label?: string;
                            value: string;
                        }[];
                        defaultValue?: string;
                    };
                }[];
            };
            createdAt: number;
            sieOrder: number;
        };
        ProfileFieldPlace: {
            name: string;
            sieOrder: number;
        };
        ProtectedAppSettings: {
            origin?: string;
            sessionDuration?: number;
            pageRules?: components["schemas"]["PageRule"][];
            additionalScopes?: ("custom_data" | "identities" | "roles" | "urn:logto:scope:organizations" | "urn:logto:scope:organization_roles")[];
        };
        ProtectedAppsConfig: {
            defaultDomain: string;
        };
        ProviderTokenAnswer: {
            access_token: string;
            scope?: string;
            token_type?: string;
            expires_in?: number;
        };
        PublicExperience: {
            tenantId: string;
            id: string;
            color: components["schemas"]["ExperienceColor"];
            branding: components["schemas"]["ExperienceBranding"];
            hideLogtoBranding: boolean;
            languageInfo: components["schemas"]["ExperienceLanguages"];
            termsOfUseUrl: string | null;
            privacyPolicyUrl: string | null;
            /** @enum {string} */
            agreeToTermsPolicy: "Automatic" | "ManualRegistrationOnly" | "Manual";
            signIn: components["schemas"]["ExperienceSignIn"];
            signUp: components["schemas"]["ExperienceSignUp"];
            socialSignIn: components["schemas"]["ExperienceSocialSignIn"];
            socialSignInConnectorTargets: string[];
            /** @enum {string} */
            signInMode: "SignIn" | "Register" | "SignInAndRegister";
            customCss: string | null;
            customContent: {
                [key: string]: string;
            };
            customUiAssets: components["schemas"]["ExperienceUiAssets"] | null;
            customUiCsp: components["schemas"]["ExperienceUiPolicy"];
            passwordPolicy: components["schemas"]["ExperiencePasswordPolicy"];
            mfa: components["schemas"]["ExperienceMfa"];
            adaptiveMfa: components["schemas"]["ExperienceSwitch"];
            singleSignOnEnabled: boolean;
            supportEmail: string | null;
            supportWebsiteUrl: string | null;
            unknownSessionRedirectUrl: string | null;
            captchaPolicy: components["schemas"]["ExperienceSwitch"];
            sentinelPolicy: components["schemas"]["ExperienceSentinelPolicy"];
            verificationCodePolicy: components["schemas"]["ExperienceCodePolicy"];
            passkeySignIn: components["schemas"]["ExperiencePasskeys"];
            signUpProfileFields: components["schemas"]["ExperienceProfileField"][] | null;
            passwordExpiration: {
                /** @constant */
                enabled?: false;
            } | {
                /** @constant */
                enabled: true;
                validPeriodDays: number;
                enabledAt?: number;
            };
            usernamePolicy: components["schemas"]["ExperienceUsernamePolicy"];
            socialConnectors: components["schemas"]["SocialConnectorSummary"][];
            ssoConnectors: components["schemas"]["SsoConnectorSummary"][];
            forgotPassword: components["schemas"]["ForgotPasswordWays"];
            googleOneTap?: components["schemas"]["GoogleOneTapSummary"];
            isDevelopmentTenant: boolean;
            captchaConfig?: components["schemas"]["CaptchaSummary"];
            customProfileFields: components["schemas"]["ProfileFieldAnswer"][];
            customProfileFieldCatalog: components["schemas"]["ProfileFieldAnswer"][];
        };
        Refusal: {
            /** @description What happened, for programs. */
            code: string;
            /** @description Facts about it, for programs. */
            data?: unknown;
            /** @description More about it, for people. */
            details?: string;
            /** @description What happened, for people. */
            message: string;
        };
        RenamePersonalAccessToken: {
            name: string;
        };
        RenamePersonalAccessTokenByBody: {
            currentName?: string;
            name: string;
        };
        RenameSecret: {
            name: string;
        };
        ReplaceEmailTemplates: {
            templates: components["schemas"]["NewEmailTemplate"][];
        };
        ReplaceJitEmailDomains: {
            emailDomains: string[];
        };
        ReplaceJitSsoConnectors: {
            ssoConnectorIds: string[];
        };
        ReplaceOneTimeTokenStatus: {
            /** @enum {string} */
            status: "active" | "consumed" | "revoked" | "expired";
        };
        ReplaceOrganizationApplications: {
            applicationIds: string[];
        };
        ReplaceOrganizationRoleResourceScopes: {
            scopeIds: string[];
        };
        ReplaceOrganizationRoleScopes: {
            organizationScopeIds: string[];
        };
        ReplaceOrganizationRoles: {
            organizationRoleIds: string[];
        };
        ReplaceOrganizationUsers: {
            userIds: string[];
        };
        ReplacedUserRoles: {
            roleIds: string[];
        };
        ResourceAnswer: {
            tenantId: string;
            id: string;
            name: string;
            indicator: string;
            isDefault: boolean;
            accessTokenTtl: number;
        };
        ResourceScopeReference: {
            id: string;
            name: string;
            resource: components["schemas"]["NamedReference"];
        };
        ResourceWithScopes: {
            tenantId: string;
            id: string;
            name: string;
            indicator: string;
            isDefault: boolean;
            accessTokenTtl: number;
            scopes?: components["schemas"]["ScopeAnswer"][];
        };
        RoleAnswer: {
            tenantId: string;
            id: string;
            name: string;
            description: string;
            /** @enum {string} */
            type: "User" | "MachineToMachine";
            isDefault: boolean;
        };
        RoleListItem: {
            tenantId: string;
            id: string;
            name: string;
            description: string;
            /** @enum {string} */
            type: "User" | "MachineToMachine";
            isDefault: boolean;
            usersCount: number;
            featuredUsers: components["schemas"]["FeaturedUser"][];
            applicationsCount: number;
            featuredApplications: components["schemas"]["FeaturedApplication"][];
        };
        RoleScopeAnswer: {
            tenantId: string;
            id: string;
            resourceId: string;
            name: string;
            description: string | null;
            createdAt: number;
            resource: components["schemas"]["ResourceAnswer"];
        };
        RotateOidcKeys: {
            /** @enum {string} */
            signingKeyAlgorithm?: "RSA" | "EC";
            rotationGracePeriod?: number;
        };
        ScopeAnswer: {
            tenantId: string;
            id: string;
            resourceId: string;
            name: string;
            description: string | null;
            createdAt: number;
        };
        SecretAnswer: {
            tenantId: string;
            applicationId: string;
            name: string;
            value: string;
            createdAt: number;
            expiresAt: number | null;
        };
        SecretMetadata: {
            scope?: string;
            expiresAt?: number;
            tokenType?: string;
            hasRefreshToken: boolean;
        };
        SelectItem: {
            value: string;
            title: string;
        };
        SentenceAnswer: {
            key: string;
            shipped: string;
            english: string;
            custom?: string;
        };
        SentencesAnswer: {
            languageTag: string;
            isShipped: boolean;
            sentences: components["schemas"]["SentenceAnswer"][];
        };
        SessionConfig: {
            ttl: number;
        };
        SetDefaultResource: {
            isDefault: boolean;
        };
        SetIdpInitiated: {
            defaultApplicationId: string;
            autoSendAuthorizationRequest: boolean;
            redirectUri?: string;
            authParameters?: {
                [key: string]: string | string[];
            };
            /** Format: uri */
            clientIdpInitiatedAuthCallbackUri?: string;
        };
        SettingsHealth: {
            /** @enum {string} */
            state: "ok" | "warning" | "error";
            code: string;
            topics: string[];
        };
        SettleInvitation: {
            /** @enum {string} */
            status: "Accepted" | "Revoked";
            acceptedUserId?: string | null;
        };
        SetupLink: {
            url: string;
            expiresAt: number;
        };
        ShowCondition: {
            targetKey: string;
            expectValue?: unknown;
        };
        SigningKeyAge: {
            algorithm: string;
            ageDays: number;
            rotationDueAt: number;
            nextFrom: number | null;
        };
        SigningKeyAnswer: {
            id: string;
            certificate: string;
            createdAt: number;
            expiresAt: number;
            active: boolean;
            fingerprints: components["schemas"]["SigningKeyFingerprints"];
        };
        SigningKeyFingerprint: {
            formatted: string;
            unformatted: string;
        };
        SigningKeyFingerprints: {
            sha256: components["schemas"]["SigningKeyFingerprint"];
        };
        SocialConnectorSummary: {
            id: string;
            target: string;
            name: {
                [key: string]: string;
            };
            logo: string;
            logoDark: string | null;
            platform: ("Native" | "Universal" | "Web") | null;
            isStandard?: boolean;
            isTokenStorageSupported?: boolean;
        };
        SocialIdentityItem: {
            target: string;
            identity: {
                [key: string]: unknown;
            };
            tokenSecret?: components["schemas"]["SocialTokenSecret"];
        };
        SocialTokenSecret: {
            tenantId: string;
            id: string;
            userId: string;
            type: string;
            metadata: components["schemas"]["SecretMetadata"];
            createdAt: number;
            updatedAt: number;
            connectorId: string;
            target: string;
            identityId: string;
        };
        SsoBranding: {
            displayName?: string;
            logo?: string;
            darkLogo?: string;
        };
        SsoConnectorAnswer: {
            tenantId: string;
            id: string;
            providerName: string;
            connectorName: string;
            config: {
                [key: string]: unknown;
            };
            domains: string[];
            branding: components["schemas"]["SsoBranding"];
            syncProfile: boolean;
            enableTokenStorage: boolean;
            createdAt: number;
            isDisabled: boolean;
            sharesDomains: boolean;
            trustsMfa: boolean;
            organizationId: string | null;
            callbackUri: string;
        };
        SsoConnectorDetails: {
            tenantId: string;
            id: string;
            providerName: string;
            connectorName: string;
            config: {
                [key: string]: unknown;
            };
            domains: string[];
            branding: components["schemas"]["SsoBranding"];
            syncProfile: boolean;
            enableTokenStorage: boolean;
            createdAt: number;
            isDisabled: boolean;
            sharesDomains: boolean;
            trustsMfa: boolean;
            organizationId: string | null;
            callbackUri: string;
            name: string;
            /** @enum {string} */
            providerType: "oidc" | "saml";
            providerLogo: string;
            providerLogoDark: string;
            providerConfig?: {
                [key: string]: unknown;
            };
            providerConfigError?: string;
            failures?: components["schemas"]["SsoFailureAnswer"][];
        };
        SsoConnectorSummary: {
            id: string;
            connectorName: string;
            logo: string;
            darkLogo?: string;
        };
        SsoDomainAnswer: {
            domain: string;
            /** @enum {string} */
            status: "NotRequired" | "Verified" | "Overridden" | "Unverified";
            txtName: string | null;
            txtValue: string;
            verifiedAt: number | null;
            isOverridden: boolean;
        };
        SsoExplanationAnswer: {
            /** @enum {string} */
            result: "none" | "connectors";
            ssoConnectorIds: string[];
            domain: string | null;
            rules: components["schemas"]["SsoRuleAnswer"][];
        };
        SsoFailureAnswer: {
            reference: string;
            code: string;
            detail: string;
            createdAt: number;
        };
        SsoIdentityAnswer: {
            tenantId: string;
            id: string;
            userId: string;
            issuer: string;
            identityId: string;
            detail: {
                [key: string]: unknown;
            };
            createdAt: number;
            updatedAt: number;
            ssoConnectorId: string;
        };
        SsoIdentityItem: {
            ssoConnectorId: string;
            ssoIdentity: components["schemas"]["SsoIdentityAnswer"];
            tokenSecret?: components["schemas"]["SsoTokenSecret"];
        };
        SsoProviderAnswer: {
            /** @enum {string} */
            providerName: "OIDC" | "SAML" | "AzureAD" | "GoogleWorkspace" | "Okta" | "AzureAdOidc";
            /** @enum {string} */
            providerType: "oidc" | "saml";
            logo: string;
            logoDark: string;
            description: string;
            name: string;
        };
        SsoRuleAnswer: {
            rule: string;
            passed: boolean;
            detail: string;
            ssoConnectorId: string | null;
        };
        SsoTokenSecret: {
            tenantId: string;
            id: string;
            userId: string;
            type: string;
            metadata: components["schemas"]["SecretMetadata"];
            createdAt: number;
            updatedAt: number;
            ssoConnectorId: string;
            issuer: string;
            identityId: string;
        };
        SystemApplicationConfig: {
            protectedApps: components["schemas"]["ProtectedAppsConfig"];
        };
        TestConnector: {
            phone?: string;
            email?: string;
            config: {
                [key: string]: unknown;
            };
            locale?: string;
        };
        TotalUsers: {
            totalUserCount: number;
        };
        UpdateAdminConsoleConfig: {
            signInExperienceCustomized?: boolean;
            organizationCreated?: boolean;
            developmentTenantMigrationNotification?: components["schemas"]["MigrationNotification"];
            checkedChargeNotification?: components["schemas"]["ChargeNotification"];
        };
        UpdateAdministrator: {
            /** @enum {string} */
            role: "viewer" | "editor" | "owner";
        };
        UpdateApplication: {
            name?: string;
            description?: string | null;
            oidcClientMetadata?: components["schemas"]["OidcMetadata"];
            customClientMetadata?: components["schemas"]["CustomMetadata"];
            customData?: {
                [key: string]: unknown;
            };
            appLevelAccessControlEnabled?: boolean;
            protectedAppMetadata?: components["schemas"]["ProtectedAppSettings"] | null;
            isAdmin?: boolean;
            isDisabled?: boolean;
        };
        UpdateCaptchaProvider: {
            config: {
                /** @enum {string} */
                type: "Turnstile";
                siteKey: string;
                secretKey: string;
            } | {
                /** @enum {string} */
                type: "RecaptchaEnterprise";
                siteKey: string;
                secretKey: string;
                projectId: string;
                domain?: string;
                /** @enum {string} */
                mode?: "invisible" | "checkbox";
            };
        };
        UpdateConnector: {
            config?: {
                [key: string]: unknown;
            };
            metadata?: components["schemas"]["ConnectorMetadata"];
            syncProfile?: boolean;
            enableTokenStorage?: boolean;
        };
        UpdateEmailTemplateDetails: {
            subject?: string;
            content?: string;
            /** @enum {string} */
            contentType?: "text/html" | "text/plain";
            replyTo?: string;
            sendFrom?: string;
        };
        UpdateExperience: {
            color?: components["schemas"]["ExperienceColor"];
            branding?: components["schemas"]["ExperienceBranding"];
            hideLogtoBranding?: boolean;
            languageInfo?: components["schemas"]["ExperienceLanguages"];
            /** Format: uri */
            termsOfUseUrl?: string | null;
            /** Format: uri */
            privacyPolicyUrl?: string | null;
            /** @enum {string} */
            agreeToTermsPolicy?: "Automatic" | "ManualRegistrationOnly" | "Manual";
            signIn?: components["schemas"]["ExperienceSignIn"];
            signUp?: components["schemas"]["ExperienceSignUp"];
            socialSignIn?: components["schemas"]["ExperienceSocialSignIn"];
            socialSignInConnectorTargets?: string[];
            /** @enum {string} */
            signInMode?: "SignIn" | "Register" | "SignInAndRegister";
            customCss?: string | null;
            customContent?: {
                [key: string]: string;
            };
            customUiAssets?: components["schemas"]["ExperienceUiAssets"] | null;
            customUiCsp?: components["schemas"]["ExperienceUiPolicy"];
            passwordPolicy?: components["schemas"]["ExperiencePasswordPolicy"];
            mfa?: components["schemas"]["ExperienceMfa"];
            adaptiveMfa?: components["schemas"]["ExperienceSwitch"];
            singleSignOnEnabled?: boolean;
            /** Format: email */
            supportEmail?: string | null;
            /** Format: uri */
            supportWebsiteUrl?: string | null;
            /** Format: uri */
            unknownSessionRedirectUrl?: string | null;
            captchaPolicy?: components["schemas"]["ExperienceSwitch"];
            sentinelPolicy?: components["schemas"]["ExperienceSentinelPolicy"];
            emailBlocklistPolicy?: components["schemas"]["ExperienceEmailBlocklist"];
            verificationCodePolicy?: components["schemas"]["ExperienceCodePolicy"];
            forgotPasswordMethods?: ("EmailVerificationCode" | "PhoneVerificationCode")[] | null;
            passkeySignIn?: components["schemas"]["ExperiencePasskeys"];
            signUpProfileFields?: components["schemas"]["ExperienceProfileField"][] | null;
            passwordExpiration?: {
                /** @constant */
                enabled?: false;
            } | {
                /** @constant */
                enabled: true;
                validPeriodDays: number;
                enabledAt?: number;
            };
            usernamePolicy?: components["schemas"]["ExperienceUsernamePolicy"];
        };
        UpdateOrganization: {
            name?: string;
            description?: string | null;
            customData?: {
                [key: string]: unknown;
            };
            isMfaRequired?: boolean;
            isDisabled?: boolean;
            color?: components["schemas"]["ChangeOrganizationColor"];
            branding?: components["schemas"]["ChangeOrganizationBranding"];
            customCss?: string | null;
        };
        UpdateOrganizationRole: {
            name?: string;
            description?: string | null;
        };
        UpdateOrganizationScope: {
            name?: string;
            description?: string | null;
        };
        UpdateResource: {
            name?: string;
            accessTokenTtl?: number;
        };
        UpdateRole: {
            name?: string;
            description?: string;
            isDefault?: boolean;
        };
        UpdateScope: {
            name?: string;
            description?: string | null;
        };
        UpdateSessionConfig: {
            ttl?: number;
        };
        UpdateSigningKey: {
            active: boolean;
        };
        UpdateSsoConnector: {
            connectorName?: string;
            config?: {
                [key: string]: unknown;
            };
            domains?: string[];
            branding?: components["schemas"]["SsoBranding"];
            syncProfile?: boolean;
            enableTokenStorage?: boolean;
            isDisabled?: boolean;
            sharesDomains?: boolean;
            trustsMfa?: boolean;
            organizationId?: string | null;
        };
        UpdateUser: {
            /** Format: username */
            username?: string | null;
            /** Format: email */
            primaryEmail?: string | null;
            primaryPhone?: string | null;
            name?: string | null;
            /** Format: uri */
            avatar?: string | null;
            customData?: {
                [key: string]: unknown;
            };
            profile?: components["schemas"]["UserProfileFields"];
        };
        UpdateUserConfigs: {
            mfa?: components["schemas"]["UpdateUserMfaConfig"];
            passkeySignIn?: components["schemas"]["UpdateUserPasskeyConfig"];
        };
        UpdateUserCustomData: {
            customData: {
                [key: string]: unknown;
            };
        };
        UpdateUserMfaConfig: {
            enabled?: boolean;
            skipped?: boolean;
            additionalBindingSuggestionSkipped?: boolean;
            skipMfaOnSignIn?: boolean;
        };
        UpdateUserPasskeyConfig: {
            skipped?: boolean;
        };
        UpdateUserProfile: {
            profile: components["schemas"]["UserProfileFields"];
        };
        UserAddressFields: {
            formatted?: string;
            streetAddress?: string;
            locality?: string;
            region?: string;
            postalCode?: string;
            country?: string;
        };
        UserAnswer: {
            id: string;
            username: string | null;
            primaryEmail: string | null;
            primaryPhone: string | null;
            name: string | null;
            avatar: string | null;
            customData: {
                [key: string]: unknown;
            };
            identities: {
                [key: string]: unknown;
            };
            lastSignInAt: number | null;
            createdAt: number;
            updatedAt: number;
            profile: components["schemas"]["UserProfileFields"];
            applicationId: string | null;
            cimdClientId: string | null;
            isSuspended: boolean;
            hasPassword?: boolean;
            ssoIdentities?: components["schemas"]["SsoIdentityAnswer"][];
            passwordDigest?: string | null;
            passwordAlgorithm?: string | null;
        };
        UserConfigs: {
            mfa: components["schemas"]["UserMfaConfig"];
            passkeySignIn: components["schemas"]["UserPasskeyConfig"];
        };
        UserGrantAnswer: {
            id: string;
            payload: components["schemas"]["UserGrantPayload"];
            expiresAt: number;
            application: components["schemas"]["UserGrantApplication"];
        };
        UserGrantApplication: {
            id: string;
            name: string;
        };
        UserGrantPayload: {
            exp: number;
            iat: number;
            jti: string;
            kind: string;
            clientId: string;
            accountId: string;
        };
        UserGrants: {
            grants: components["schemas"]["UserGrantAnswer"][];
        };
        UserHasPassword: {
            hasPassword: boolean;
        };
        UserIdentityAnswer: {
            identity: {
                [key: string]: unknown;
            };
            tokenSecret?: components["schemas"]["SocialTokenSecret"];
        };
        UserIdentityBody: {
            userId: string;
            details?: {
                [key: string]: unknown;
            };
        };
        UserMfaConfig: {
            enabled?: boolean;
            skipped: boolean;
            skipMfaOnSignIn: boolean;
        };
        UserPasskeyConfig: {
            skipped: boolean;
        };
        UserPassword: {
            /** Format: password */
            password: string;
        };
        UserPasswordExpiration: {
            isExpired: boolean;
        };
        UserPasswordGuess: {
            password: string;
        };
        UserProfileFields: {
            familyName?: string;
            givenName?: string;
            middleName?: string;
            nickname?: string;
            preferredUsername?: string;
            profile?: string;
            website?: string;
            gender?: string;
            birthdate?: string;
            zoneinfo?: string;
            locale?: string;
            address?: components["schemas"]["UserAddressFields"];
        };
        UserRoleIds: {
            roleIds: string[];
        };
        UserSession: {
            payload: components["schemas"]["UserSessionPayload"];
            lastSubmission: unknown;
            clientId: string | null;
            accountId: string | null;
            expiresAt: number;
        };
        UserSessionAuthorization: {
            sid: string;
            grantId: string;
            persistsLogout: boolean;
        };
        UserSessionPayload: {
            exp: number;
            iat: number;
            jti: string;
            uid: string;
            kind: string;
            loginTs: number;
            accountId: string;
            authorizations?: {
                [key: string]: components["schemas"]["UserSessionAuthorization"];
            };
        };
        UserSessions: {
            sessions: components["schemas"]["UserSession"][];
        };
        UserSsoIdentityAnswer: {
            ssoIdentity: components["schemas"]["SsoIdentityAnswer"];
            tokenSecret?: components["schemas"]["SsoTokenSecret"];
        };
        UserSuspension: {
            isSuspended: boolean;
        };
        UsernameConflict: {
            usernameLower: string;
            userIds: string[];
        };
        UsernameConflictsAnswer: {
            totalConflicts: number;
            samples: components["schemas"]["UsernameConflict"][];
        };
        VerifyOneTimeToken: {
            token: string;
            email: string;
        };
    };
    responses: {
        /** @description The answer is still the one whose ETag the caller sent in If-None-Match. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description No valid access token was sent. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The access token does not allow this, or nobody may do it. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The hub failed. */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Internal server error."
                 *     }
                 */
                "application/json": {
                    message: string;
                };
            };
        };
    };
    parameters: {
        /** @description Number of the page, from 1. */
        page: number;
        /** @description Entries of a page. */
        page_size: number;
        /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
        cursor: string;
        /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
        search_params: {
            [key: string]: string;
        };
        /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
        "If-Match": string;
    };
    requestBodies: never;
    headers: {
        /** @description How many entries there are on all pages. Not sent to who goes by cursor. */
        "Total-Number": number;
        /** @description The first, previous, last and next page (RFC 8288). */
        Link: string;
        /** @description Names this version of the object, for If-Match of what changes or deletes it. */
        ETag: string;
        /** @description The cursor for what follows; missing on the last page. */
        "Next-Cursor": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetWellKnownExperience: {
        parameters: {
            query?: {
                /** @description With the look of this organization. */
                organizationId?: string;
                /** @description With the look of this application. */
                appId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "hideLogtoBranding": true,
                     *       "languageInfo": {
                     *         "autoDetect": true,
                     *         "fallbackLanguage": "en"
                     *       },
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "agreeToTermsPolicy": "Automatic",
                     *       "signIn": {
                     *         "methods": [
                     *           {
                     *             "identifier": "username",
                     *             "password": true,
                     *             "verificationCode": true,
                     *             "isPasswordPrimary": true
                     *           }
                     *         ]
                     *       },
                     *       "signUp": {
                     *         "identifiers": [
                     *           "username"
                     *         ],
                     *         "password": true,
                     *         "verify": true,
                     *         "secondaryIdentifiers": [
                     *           {
                     *             "identifier": "username",
                     *             "verify": true
                     *           }
                     *         ]
                     *       },
                     *       "socialSignIn": {
                     *         "automaticAccountLinking": true,
                     *         "skipRequiredIdentifiers": true
                     *       },
                     *       "socialSignInConnectorTargets": [
                     *         "example"
                     *       ],
                     *       "signInMode": "SignIn",
                     *       "customCss": "example",
                     *       "customContent": {},
                     *       "customUiAssets": {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000
                     *       },
                     *       "customUiCsp": {
                     *         "scriptSrc": [
                     *           "example"
                     *         ],
                     *         "connectSrc": [
                     *           "example"
                     *         ]
                     *       },
                     *       "passwordPolicy": {
                     *         "length": {
                     *           "min": 1,
                     *           "max": 1
                     *         },
                     *         "characterTypes": {
                     *           "min": 1
                     *         },
                     *         "rejects": {
                     *           "pwned": true,
                     *           "repetitionAndSequence": true,
                     *           "userInfo": true,
                     *           "words": [
                     *             "example"
                     *           ]
                     *         }
                     *       },
                     *       "mfa": {
                     *         "factors": [
                     *           "Totp"
                     *         ],
                     *         "policy": "UserControlled",
                     *         "organizationRequiredMfaPolicy": "NoPrompt"
                     *       },
                     *       "adaptiveMfa": {
                     *         "enabled": true
                     *       },
                     *       "singleSignOnEnabled": true,
                     *       "supportEmail": "alice@example.com",
                     *       "supportWebsiteUrl": "https://example.com/supportwebsiteurl",
                     *       "unknownSessionRedirectUrl": "https://example.com/unknownsessionredirecturl",
                     *       "captchaPolicy": {
                     *         "enabled": true
                     *       },
                     *       "sentinelPolicy": {
                     *         "maxAttempts": 1,
                     *         "lockoutDuration": 1
                     *       },
                     *       "verificationCodePolicy": {
                     *         "expirationDuration": 60,
                     *         "maxRetryAttempts": 1
                     *       },
                     *       "passkeySignIn": {
                     *         "enabled": true,
                     *         "showPasskeyButton": true,
                     *         "allowAutofill": true
                     *       },
                     *       "signUpProfileFields": [
                     *         {
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "passwordExpiration": {
                     *         "enabled": false
                     *       },
                     *       "usernamePolicy": {
                     *         "caseSensitive": true,
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "allowedChars": {
                     *           "lowercase": true,
                     *           "uppercase": true,
                     *           "numbers": true,
                     *           "underscore": true
                     *         }
                     *       },
                     *       "socialConnectors": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "target": "example",
                     *           "name": {},
                     *           "logo": "example",
                     *           "logoDark": "example",
                     *           "platform": "Native",
                     *           "isStandard": true,
                     *           "isTokenStorageSupported": true
                     *         }
                     *       ],
                     *       "ssoConnectors": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "connectorName": "example",
                     *           "logo": "example",
                     *           "darkLogo": "example"
                     *         }
                     *       ],
                     *       "forgotPassword": {
                     *         "phone": true,
                     *         "email": true
                     *       },
                     *       "googleOneTap": {
                     *         "isEnabled": true,
                     *         "autoSelect": true,
                     *         "closeOnTapOutside": true,
                     *         "itpSupport": true,
                     *         "clientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "connectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *       },
                     *       "isDevelopmentTenant": true,
                     *       "captchaConfig": {
                     *         "type": "example",
                     *         "siteKey": "example",
                     *         "domain": "acme.com",
                     *         "mode": "example"
                     *       },
                     *       "customProfileFields": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "type": "Text",
                     *           "label": "example",
                     *           "description": "What it is for.",
                     *           "required": true,
                     *           "config": {
                     *             "placeholder": "example",
                     *             "minLength": 1,
                     *             "maxLength": 1,
                     *             "minValue": 1,
                     *             "maxValue": 1,
                     *             "format": "example",
                     *             "customFormat": "example",
                     *             "options": [
                     *               {
                     *                 "label": "example",
                     *                 "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *               }
                     *             ],
                     *             "defaultValue": "example",
                     *             "parts": [
                     *               {
                     *                 "enabled": true,
                     *                 "name": "Example",
                     *                 "type": "Text",
                     *                 "label": "example",
                     *                 "description": "What it is for.",
                     *                 "required": true,
                     *                 "config": {
                     *                   "placeholder": "example",
                     *                   "minLength": 1,
                     *                   "maxLength": 1,
                     *                   "minValue": 1,
                     *                   "maxValue": 1,
                     *                   "format": "example",
                     *                   "customFormat": "example",
                     *                   "options": [
                     *                     {
                     *                       "label": "example",
                     *                       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                     }
                     *                   ],
                     *                   "defaultValue": "example"
                     *                 }
                     *               }
                     *             ]
                     *           },
                     *           "createdAt": 1767225600000,
                     *           "sieOrder": 1
                     *         }
                     *       ],
                     *       "customProfileFieldCatalog": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "type": "Text",
                     *           "label": "example",
                     *           "description": "What it is for.",
                     *           "required": true,
                     *           "config": {
                     *             "placeholder": "example",
                     *             "minLength": 1,
                     *             "maxLength": 1,
                     *             "minValue": 1,
                     *             "maxValue": 1,
                     *             "format": "example",
                     *             "customFormat": "example",
                     *             "options": [
                     *               {
                     *                 "label": "example",
                     *                 "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *               }
                     *             ],
                     *             "defaultValue": "example",
                     *             "parts": [
                     *               {
                     *                 "enabled": true,
                     *                 "name": "Example",
                     *                 "type": "Text",
                     *                 "label": "example",
                     *                 "description": "What it is for.",
                     *                 "required": true,
                     *                 "config": {
                     *                   "placeholder": "example",
                     *                   "minLength": 1,
                     *                   "maxLength": 1,
                     *                   "minValue": 1,
                     *                   "maxValue": 1,
                     *                   "format": "example",
                     *                   "customFormat": "example",
                     *                   "options": [
                     *                     {
                     *                       "label": "example",
                     *                       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                     }
                     *                   ],
                     *                   "defaultValue": "example"
                     *                 }
                     *               }
                     *             ]
                     *           },
                     *           "createdAt": 1767225600000,
                     *           "sieOrder": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PublicExperience"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetWellKnownExperienceOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetWellKnownManagementOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetSignInExperiencePhrases: {
        parameters: {
            query?: {
                /** @description Language tags, best first, separated by spaces or commas. */
                lng?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetSignInExperienceConfig: {
        parameters: {
            query?: {
                /** @description With the look of this organization. */
                organizationId?: string;
                /** @description With the look of this application. */
                appId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "hideLogtoBranding": true,
                     *       "languageInfo": {
                     *         "autoDetect": true,
                     *         "fallbackLanguage": "en"
                     *       },
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "agreeToTermsPolicy": "Automatic",
                     *       "signIn": {
                     *         "methods": [
                     *           {
                     *             "identifier": "username",
                     *             "password": true,
                     *             "verificationCode": true,
                     *             "isPasswordPrimary": true
                     *           }
                     *         ]
                     *       },
                     *       "signUp": {
                     *         "identifiers": [
                     *           "username"
                     *         ],
                     *         "password": true,
                     *         "verify": true,
                     *         "secondaryIdentifiers": [
                     *           {
                     *             "identifier": "username",
                     *             "verify": true
                     *           }
                     *         ]
                     *       },
                     *       "socialSignIn": {
                     *         "automaticAccountLinking": true,
                     *         "skipRequiredIdentifiers": true
                     *       },
                     *       "socialSignInConnectorTargets": [
                     *         "example"
                     *       ],
                     *       "signInMode": "SignIn",
                     *       "customCss": "example",
                     *       "customContent": {},
                     *       "customUiAssets": {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000
                     *       },
                     *       "customUiCsp": {
                     *         "scriptSrc": [
                     *           "example"
                     *         ],
                     *         "connectSrc": [
                     *           "example"
                     *         ]
                     *       },
                     *       "passwordPolicy": {
                     *         "length": {
                     *           "min": 1,
                     *           "max": 1
                     *         },
                     *         "characterTypes": {
                     *           "min": 1
                     *         },
                     *         "rejects": {
                     *           "pwned": true,
                     *           "repetitionAndSequence": true,
                     *           "userInfo": true,
                     *           "words": [
                     *             "example"
                     *           ]
                     *         }
                     *       },
                     *       "mfa": {
                     *         "factors": [
                     *           "Totp"
                     *         ],
                     *         "policy": "UserControlled",
                     *         "organizationRequiredMfaPolicy": "NoPrompt"
                     *       },
                     *       "adaptiveMfa": {
                     *         "enabled": true
                     *       },
                     *       "singleSignOnEnabled": true,
                     *       "supportEmail": "alice@example.com",
                     *       "supportWebsiteUrl": "https://example.com/supportwebsiteurl",
                     *       "unknownSessionRedirectUrl": "https://example.com/unknownsessionredirecturl",
                     *       "captchaPolicy": {
                     *         "enabled": true
                     *       },
                     *       "sentinelPolicy": {
                     *         "maxAttempts": 1,
                     *         "lockoutDuration": 1
                     *       },
                     *       "verificationCodePolicy": {
                     *         "expirationDuration": 60,
                     *         "maxRetryAttempts": 1
                     *       },
                     *       "passkeySignIn": {
                     *         "enabled": true,
                     *         "showPasskeyButton": true,
                     *         "allowAutofill": true
                     *       },
                     *       "signUpProfileFields": [
                     *         {
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "passwordExpiration": {
                     *         "enabled": false
                     *       },
                     *       "usernamePolicy": {
                     *         "caseSensitive": true,
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "allowedChars": {
                     *           "lowercase": true,
                     *           "uppercase": true,
                     *           "numbers": true,
                     *           "underscore": true
                     *         }
                     *       },
                     *       "socialConnectors": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "target": "example",
                     *           "name": {},
                     *           "logo": "example",
                     *           "logoDark": "example",
                     *           "platform": "Native",
                     *           "isStandard": true,
                     *           "isTokenStorageSupported": true
                     *         }
                     *       ],
                     *       "ssoConnectors": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "connectorName": "example",
                     *           "logo": "example",
                     *           "darkLogo": "example"
                     *         }
                     *       ],
                     *       "forgotPassword": {
                     *         "phone": true,
                     *         "email": true
                     *       },
                     *       "googleOneTap": {
                     *         "isEnabled": true,
                     *         "autoSelect": true,
                     *         "closeOnTapOutside": true,
                     *         "itpSupport": true,
                     *         "clientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "connectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *       },
                     *       "isDevelopmentTenant": true,
                     *       "captchaConfig": {
                     *         "type": "example",
                     *         "siteKey": "example",
                     *         "domain": "acme.com",
                     *         "mode": "example"
                     *       },
                     *       "customProfileFields": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "type": "Text",
                     *           "label": "example",
                     *           "description": "What it is for.",
                     *           "required": true,
                     *           "config": {
                     *             "placeholder": "example",
                     *             "minLength": 1,
                     *             "maxLength": 1,
                     *             "minValue": 1,
                     *             "maxValue": 1,
                     *             "format": "example",
                     *             "customFormat": "example",
                     *             "options": [
                     *               {
                     *                 "label": "example",
                     *                 "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *               }
                     *             ],
                     *             "defaultValue": "example",
                     *             "parts": [
                     *               {
                     *                 "enabled": true,
                     *                 "name": "Example",
                     *                 "type": "Text",
                     *                 "label": "example",
                     *                 "description": "What it is for.",
                     *                 "required": true,
                     *                 "config": {
                     *                   "placeholder": "example",
                     *                   "minLength": 1,
                     *                   "maxLength": 1,
                     *                   "minValue": 1,
                     *                   "maxValue": 1,
                     *                   "format": "example",
                     *                   "customFormat": "example",
                     *                   "options": [
                     *                     {
                     *                       "label": "example",
                     *                       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                     }
                     *                   ],
                     *                   "defaultValue": "example"
                     *                 }
                     *               }
                     *             ]
                     *           },
                     *           "createdAt": 1767225600000,
                     *           "sieOrder": 1
                     *         }
                     *       ],
                     *       "customProfileFieldCatalog": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "type": "Text",
                     *           "label": "example",
                     *           "description": "What it is for.",
                     *           "required": true,
                     *           "config": {
                     *             "placeholder": "example",
                     *             "minLength": 1,
                     *             "maxLength": 1,
                     *             "minValue": 1,
                     *             "maxValue": 1,
                     *             "format": "example",
                     *             "customFormat": "example",
                     *             "options": [
                     *               {
                     *                 "label": "example",
                     *                 "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *               }
                     *             ],
                     *             "defaultValue": "example",
                     *             "parts": [
                     *               {
                     *                 "enabled": true,
                     *                 "name": "Example",
                     *                 "type": "Text",
                     *                 "label": "example",
                     *                 "description": "What it is for.",
                     *                 "required": true,
                     *                 "config": {
                     *                   "placeholder": "example",
                     *                   "minLength": 1,
                     *                   "maxLength": 1,
                     *                   "minValue": 1,
                     *                   "maxValue": 1,
                     *                   "format": "example",
                     *                   "customFormat": "example",
                     *                   "options": [
                     *                     {
                     *                       "label": "example",
                     *                       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                     }
                     *                   ],
                     *                   "defaultValue": "example"
                     *                 }
                     *               }
                     *             ]
                     *           },
                     *           "createdAt": 1767225600000,
                     *           "sieOrder": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PublicExperience"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListAdministrators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "username": "alice",
                     *         "primaryEmail": "alice@example.com",
                     *         "name": "Example",
                     *         "role": "viewer",
                     *         "lastSignInAt": 1767225600000,
                     *         "isSuspended": false
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AdministratorAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "alice",
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAdministrator"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "name": "Example",
                     *       "role": "viewer",
                     *       "lastSignInAt": 1767225600000,
                     *       "isSuspended": false,
                     *       "setupLink": {
                     *         "url": "https://example.com/url",
                     *         "expiresAt": 1767225600000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedAdministrator"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the administrator. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the administrator. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateAdministrator"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "name": "Example",
                     *       "role": "viewer",
                     *       "lastSignInAt": 1767225600000,
                     *       "isSuspended": false
                     *     }
                     */
                    "application/json": components["schemas"]["AdministratorAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateAdministratorSetupLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the administrator. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://example.com/url",
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["SetupLink"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListApplications: {
        parameters: {
            query?: {
                /** @description Only these types. */
                types?: ("Native" | "SPA" | "Traditional" | "MachineToMachine" | "Protected" | "SAML")[];
                /** @description Only third-party applications, or only our own. */
                isThirdParty?: "true" | "false";
                /** @description Only those without this role. */
                excludeRoleId?: string;
                /** @description Only those that do not work for this organization. */
                excludeOrganizationId?: string;
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "Native",
                     *         "oidcClientMetadata": {
                     *           "redirectUris": [
                     *             "https://app.example.com/callback"
                     *           ],
                     *           "postLogoutRedirectUris": [
                     *             "https://app.example.com/callback"
                     *           ],
                     *           "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *           "backchannelLogoutSessionRequired": true,
                     *           "logoUri": "https://example.com/logouri",
                     *           "idTokenSignedResponseAlg": "RS256"
                     *         },
                     *         "customClientMetadata": {
                     *           "corsAllowedOrigins": [
                     *             "https://app.example.com"
                     *           ],
                     *           "idTokenTtl": 3600,
                     *           "refreshTokenTtl": 3600,
                     *           "refreshTokenTtlInDays": 1,
                     *           "tenantId": "default",
                     *           "alwaysIssueRefreshToken": true,
                     *           "rotateRefreshToken": true,
                     *           "allowTokenExchange": true,
                     *           "isDeviceFlow": true,
                     *           "maxAllowedGrants": 1
                     *         },
                     *         "protectedAppMetadata": {},
                     *         "customData": {},
                     *         "isThirdParty": false,
                     *         "appLevelAccessControlEnabled": true,
                     *         "createdAt": 1767225600000,
                     *         "isAdmin": true,
                     *         "isDisabled": true,
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "type": "Native"
                 *     }
                 */
                "application/json": components["schemas"]["CreateApplication"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "Native",
                     *       "oidcClientMetadata": {
                     *         "redirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "postLogoutRedirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *         "backchannelLogoutSessionRequired": true,
                     *         "logoUri": "https://example.com/logouri",
                     *         "idTokenSignedResponseAlg": "RS256"
                     *       },
                     *       "customClientMetadata": {
                     *         "corsAllowedOrigins": [
                     *           "https://app.example.com"
                     *         ],
                     *         "idTokenTtl": 3600,
                     *         "refreshTokenTtl": 3600,
                     *         "refreshTokenTtlInDays": 1,
                     *         "tenantId": "default",
                     *         "alwaysIssueRefreshToken": true,
                     *         "rotateRefreshToken": true,
                     *         "allowTokenExchange": true,
                     *         "isDeviceFlow": true,
                     *         "maxAllowedGrants": 1
                     *       },
                     *       "protectedAppMetadata": {},
                     *       "customData": {},
                     *       "isThirdParty": false,
                     *       "appLevelAccessControlEnabled": true,
                     *       "createdAt": 1767225600000,
                     *       "isAdmin": true,
                     *       "isDisabled": true,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description The hub cannot do this. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    GetApplicationAccessControl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userIds": [
                     *         "u7f2k9p4x1da"
                     *       ],
                     *       "userRoleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ],
                     *       "organizationIds": [
                     *         "u7f2k9p4x1da"
                     *       ],
                     *       "organizationRoleRules": [
                     *         {
                     *           "organizationId": "u7f2k9p4x1da",
                     *           "organizationRoleIds": [
                     *             "k3v9x0t2m7q4w8z1c5b6n"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccessControl"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceApplicationAccessControl: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userIds": [
                 *         "u7f2k9p4x1da"
                 *       ],
                 *       "userRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ],
                 *       "organizationIds": [
                 *         "u7f2k9p4x1da"
                 *       ],
                 *       "organizationRoleRules": [
                 *         {
                 *           "organizationId": "u7f2k9p4x1da",
                 *           "organizationRoleIds": [
                 *             "k3v9x0t2m7q4w8z1c5b6n"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AccessControl"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userIds": [
                     *         "u7f2k9p4x1da"
                     *       ],
                     *       "userRoleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ],
                     *       "organizationIds": [
                     *         "u7f2k9p4x1da"
                     *       ],
                     *       "organizationRoleRules": [
                     *         {
                     *           "organizationId": "u7f2k9p4x1da",
                     *           "organizationRoleIds": [
                     *             "k3v9x0t2m7q4w8z1c5b6n"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccessControl"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateApplicationCustomData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListApplicationRoles: {
        parameters: {
            query?: {
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User",
                     *         "isDefault": false
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RoleAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceApplicationRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationRoleIds"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AssignApplicationRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationRoleIds"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ],
                     *       "addedRoleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AddedApplicationRoles"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteApplicationRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
                /** @description Id of the role. */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetApplicationSignInExperience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "customCss": "example",
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "displayName": "example"
                     *     }
                     */
                    "application/json": components["schemas"]["LookAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceApplicationSignInExperience: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "color": {
                 *         "primaryColor": "#6139f6",
                 *         "isDarkModeEnabled": true,
                 *         "darkPrimaryColor": "#6139f6"
                 *       },
                 *       "branding": {
                 *         "logoUrl": "https://example.com/logourl",
                 *         "darkLogoUrl": "https://example.com/darklogourl",
                 *         "favicon": "https://example.com/favicon"
                 *       },
                 *       "customCss": "example"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeLook"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "customCss": "example",
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "displayName": "example"
                     *     }
                     */
                    "application/json": components["schemas"]["LookAnswer"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "customCss": "example",
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "displayName": "example"
                     *     }
                     */
                    "application/json": components["schemas"]["LookAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListApplicationUserConsentScopes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organizationScopes": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "description": "What it is for."
                     *         }
                     *       ],
                     *       "resourceScopes": [
                     *         {
                     *           "resource": {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example",
                     *             "indicator": "https://api.example.com"
                     *           },
                     *           "scopes": [
                     *             {
                     *               "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *               "name": "Example",
                     *               "description": "What it is for."
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "organizationResourceScopes": [
                     *         {
                     *           "resource": {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example",
                     *             "indicator": "https://api.example.com"
                     *           },
                     *           "scopes": [
                     *             {
                     *               "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *               "name": "Example",
                     *               "description": "What it is for."
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "userScopes": [
                     *         "example"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsentScopesAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateApplicationUserConsentScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationScopes": [
                 *         "example"
                 *       ],
                 *       "resourceScopes": [
                 *         "example"
                 *       ],
                 *       "organizationResourceScopes": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddConsentScopes"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteApplicationUserConsentScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                applicationId: string;
                /** @description The scope type. */
                scopeType: string;
                /** @description Id of the scope. */
                scopeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "Native",
                     *       "oidcClientMetadata": {
                     *         "redirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "postLogoutRedirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *         "backchannelLogoutSessionRequired": true,
                     *         "logoUri": "https://example.com/logouri",
                     *         "idTokenSignedResponseAlg": "RS256"
                     *       },
                     *       "customClientMetadata": {
                     *         "corsAllowedOrigins": [
                     *           "https://app.example.com"
                     *         ],
                     *         "idTokenTtl": 3600,
                     *         "refreshTokenTtl": 3600,
                     *         "refreshTokenTtlInDays": 1,
                     *         "tenantId": "default",
                     *         "alwaysIssueRefreshToken": true,
                     *         "rotateRefreshToken": true,
                     *         "allowTokenExchange": true,
                     *         "isDeviceFlow": true,
                     *         "maxAllowedGrants": 1
                     *       },
                     *       "protectedAppMetadata": {},
                     *       "customData": {},
                     *       "isThirdParty": false,
                     *       "appLevelAccessControlEnabled": true,
                     *       "createdAt": 1767225600000,
                     *       "isAdmin": true,
                     *       "isDisabled": true,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for.",
                 *       "oidcClientMetadata": {
                 *         "redirectUris": [
                 *           "https://app.example.com/callback"
                 *         ],
                 *         "postLogoutRedirectUris": [
                 *           "https://app.example.com/callback"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateApplication"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "Native",
                     *       "oidcClientMetadata": {
                     *         "redirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "postLogoutRedirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *         "backchannelLogoutSessionRequired": true,
                     *         "logoUri": "https://example.com/logouri",
                     *         "idTokenSignedResponseAlg": "RS256"
                     *       },
                     *       "customClientMetadata": {
                     *         "corsAllowedOrigins": [
                     *           "https://app.example.com"
                     *         ],
                     *         "idTokenTtl": 3600,
                     *         "refreshTokenTtl": 3600,
                     *         "refreshTokenTtlInDays": 1,
                     *         "tenantId": "default",
                     *         "alwaysIssueRefreshToken": true,
                     *         "rotateRefreshToken": true,
                     *         "allowTokenExchange": true,
                     *         "isDeviceFlow": true,
                     *         "maxAllowedGrants": 1
                     *       },
                     *       "protectedAppMetadata": {},
                     *       "customData": {},
                     *       "isThirdParty": false,
                     *       "appLevelAccessControlEnabled": true,
                     *       "createdAt": 1767225600000,
                     *       "isAdmin": true,
                     *       "isDisabled": true,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteApplicationLegacySecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "Native",
                     *       "oidcClientMetadata": {
                     *         "redirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "postLogoutRedirectUris": [
                     *           "https://app.example.com/callback"
                     *         ],
                     *         "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *         "backchannelLogoutSessionRequired": true,
                     *         "logoUri": "https://example.com/logouri",
                     *         "idTokenSignedResponseAlg": "RS256"
                     *       },
                     *       "customClientMetadata": {
                     *         "corsAllowedOrigins": [
                     *           "https://app.example.com"
                     *         ],
                     *         "idTokenTtl": 3600,
                     *         "refreshTokenTtl": 3600,
                     *         "refreshTokenTtlInDays": 1,
                     *         "tenantId": "default",
                     *         "alwaysIssueRefreshToken": true,
                     *         "rotateRefreshToken": true,
                     *         "allowTokenExchange": true,
                     *         "isDeviceFlow": true,
                     *         "maxAllowedGrants": 1
                     *       },
                     *       "protectedAppMetadata": {},
                     *       "customData": {},
                     *       "isThirdParty": false,
                     *       "appLevelAccessControlEnabled": true,
                     *       "createdAt": 1767225600000,
                     *       "isAdmin": true,
                     *       "isDisabled": true,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListApplicationOrganizations: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "customData": {},
                     *         "isMfaRequired": true,
                     *         "color": {},
                     *         "branding": {},
                     *         "customCss": "example",
                     *         "createdAt": 1767225600000,
                     *         "isDisabled": true,
                     *         "usersCount": 1,
                     *         "featuredUsers": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "avatar": "https://example.com/avatar",
                     *             "name": "Example"
                     *           }
                     *         ],
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListApplicationSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *         "createdAt": 1767225600000,
                     *         "expiresAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SecretAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateApplicationSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSecret"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["SecretAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteApplicationSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateApplicationSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["RenameSecret"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["SecretAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListApplicationUserConsentOrganizations: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organizations": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "description": "What it is for.",
                     *           "customData": {},
                     *           "isMfaRequired": true,
                     *           "color": {},
                     *           "branding": {},
                     *           "customCss": "example",
                     *           "createdAt": 1767225600000,
                     *           "isDisabled": true,
                     *           "usersCount": 1,
                     *           "featuredUsers": [
                     *             {
                     *               "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *               "avatar": "https://example.com/avatar",
                     *               "name": "Example"
                     *             }
                     *           ],
                     *           "organizationRoles": [
                     *             {
                     *               "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *               "name": "Example"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsentOrganizationsAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceApplicationUserConsentOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationIds": [
                 *         "u7f2k9p4x1da"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ConsentOrganizationIds"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateApplicationUserConsentOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationIds": [
                 *         "u7f2k9p4x1da"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ConsentOrganizationIds"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteApplicationUserConsentOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the application. */
                id: string;
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetCaptchaProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "config": {
                     *         "type": "Turnstile",
                     *         "siteKey": "example",
                     *         "secretKey": "example"
                     *       },
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["CaptchaProviderAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateCaptchaProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "config": {
                 *         "type": "Turnstile",
                 *         "siteKey": "example",
                 *         "secretKey": "example"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateCaptchaProvider"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "config": {
                     *         "type": "Turnstile",
                     *         "siteKey": "example",
                     *         "secretKey": "example"
                     *       },
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["CaptchaProviderAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteCaptchaProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetAdminConsoleConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signInExperienceCustomized": true,
                     *       "organizationCreated": true,
                     *       "developmentTenantMigrationNotification": {
                     *         "isPaidTenant": true,
                     *         "tag": "example",
                     *         "readAt": 1767225600000
                     *       },
                     *       "checkedChargeNotification": {
                     *         "token": true,
                     *         "apiResource": true,
                     *         "machineToMachineApp": true,
                     *         "tenantMember": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AdminConsoleConfig"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateAdminConsoleConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "signInExperienceCustomized": true,
                 *       "organizationCreated": true,
                 *       "developmentTenantMigrationNotification": {
                 *         "isPaidTenant": true,
                 *         "tag": "example"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateAdminConsoleConfig"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signInExperienceCustomized": true,
                     *       "organizationCreated": true,
                     *       "developmentTenantMigrationNotification": {
                     *         "isPaidTenant": true,
                     *         "tag": "example",
                     *         "readAt": 1767225600000
                     *       },
                     *       "checkedChargeNotification": {
                     *         "token": true,
                     *         "apiResource": true,
                     *         "machineToMachineApp": true,
                     *         "tenantMember": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AdminConsoleConfig"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetIdTokenConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabledExtendedClaims": [
                     *         "custom_data"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["IdTokenConfig"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    UpsertIdTokenConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabledExtendedClaims": [
                 *         "custom_data"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["IdTokenConfig"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabledExtendedClaims": [
                     *         "custom_data"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["IdTokenConfig"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetOidcSessionConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ttl": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["SessionConfig"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateOidcSessionConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ttl": 3600
                 *     }
                 */
                "application/json": components["schemas"]["UpdateSessionConfig"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ttl": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["SessionConfig"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetOidcKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key type. */
                keyType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000,
                     *         "signingKeyAlgorithm": "RSA",
                     *         "status": "Next",
                     *         "effectiveAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OidcKeyAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    RotateOidcKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key type. */
                keyType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "signingKeyAlgorithm": "RSA",
                 *       "rotationGracePeriod": 3600
                 *     }
                 */
                "application/json": components["schemas"]["RotateOidcKeys"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000,
                     *         "signingKeyAlgorithm": "RSA",
                     *         "status": "Next",
                     *         "effectiveAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OidcKeyAnswer"][];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOidcKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key type. */
                keyType: string;
                /** @description Id of the key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ApplyConfigurationFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "example",
                 *       "digest": "example"
                 *     }
                 */
                "application/json": components["schemas"]["ConfigurationOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": "unchanged",
                     *       "digest": "example",
                     *       "created": 1,
                     *       "updated": 1,
                     *       "deleted": 1,
                     *       "unchanged": 1,
                     *       "changes": [
                     *         {
                     *           "action": "example",
                     *           "kind": "example",
                     *           "name": "Example",
                     *           "label": "example",
                     *           "fields": [
                     *             {
                     *               "path": "example",
                     *               "old": {},
                     *               "new": {},
                     *               "added": [
                     *                 "example"
                     *               ],
                     *               "removed": [
                     *                 "example"
                     *               ],
                     *               "secret": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "problemCount": 1,
                     *       "problems": [
                     *         {
                     *           "line": 1,
                     *           "column": 1,
                     *           "path": "example",
                     *           "message": "example"
                     *         }
                     *       ],
                     *       "notes": [
                     *         {
                     *           "line": 1,
                     *           "column": 1,
                     *           "path": "example",
                     *           "message": "example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConfigurationPlan"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It conflicts with what is there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ExportConfigurationFile: {
        parameters: {
            query?: {
                /** @description How it is written; YAML if not given. */
                format?: "yaml" | "json";
                /** @description What stands for a secret: nothing, so that what is stored stays, or an environment variable for the command line. */
                secrets?: "none" | "variables";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example example */
                    "application/yaml": string;
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    PlanConfigurationFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "example"
                 *     }
                 */
                "application/json": components["schemas"]["ConfigurationText"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": "unchanged",
                     *       "digest": "example",
                     *       "created": 1,
                     *       "updated": 1,
                     *       "deleted": 1,
                     *       "unchanged": 1,
                     *       "changes": [
                     *         {
                     *           "action": "example",
                     *           "kind": "example",
                     *           "name": "Example",
                     *           "label": "example",
                     *           "fields": [
                     *             {
                     *               "path": "example",
                     *               "old": {},
                     *               "new": {},
                     *               "added": [
                     *                 "example"
                     *               ],
                     *               "removed": [
                     *                 "example"
                     *               ],
                     *               "secret": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "problemCount": 1,
                     *       "problems": [
                     *         {
                     *           "line": 1,
                     *           "column": 1,
                     *           "path": "example",
                     *           "message": "example"
                     *         }
                     *       ],
                     *       "notes": [
                     *         {
                     *           "line": 1,
                     *           "column": 1,
                     *           "path": "example",
                     *           "message": "example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConfigurationPlan"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListConnectorFactories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "type": "Email",
                     *         "isDemo": true,
                     *         "target": "example",
                     *         "name": {},
                     *         "description": {},
                     *         "logo": "example",
                     *         "logoDark": "example",
                     *         "readme": "example",
                     *         "configTemplate": "example",
                     *         "formItems": [
                     *           {
                     *             "key": "example",
                     *             "label": "example",
                     *             "type": "Text",
                     *             "required": true,
                     *             "placeholder": "example",
                     *             "defaultValue": {},
                     *             "tooltip": "example",
                     *             "isConfidential": true,
                     *             "selectItems": [
                     *               {
                     *                 "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *                 "title": "example"
                     *               }
                     *             ],
                     *             "showConditions": [
                     *               {
                     *                 "targetKey": "example",
                     *                 "expectValue": {}
                     *               }
                     *             ],
                     *             "isDevFeature": true
                     *           }
                     *         ],
                     *         "customData": {},
                     *         "fromEmail": "alice@example.com",
                     *         "platform": "Native",
                     *         "isStandard": true,
                     *         "isTokenStorageSupported": true,
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ConnectorFactoryAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetConnectorFactory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connector factory. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "Email",
                     *       "isDemo": true,
                     *       "target": "example",
                     *       "name": {},
                     *       "description": {},
                     *       "logo": "example",
                     *       "logoDark": "example",
                     *       "readme": "example",
                     *       "configTemplate": "example",
                     *       "formItems": [
                     *         {
                     *           "key": "example",
                     *           "label": "example",
                     *           "type": "Text",
                     *           "required": true,
                     *           "placeholder": "example",
                     *           "defaultValue": {},
                     *           "tooltip": "example",
                     *           "isConfidential": true,
                     *           "selectItems": [
                     *             {
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *               "title": "example"
                     *             }
                     *           ],
                     *           "showConditions": [
                     *             {
                     *               "targetKey": "example",
                     *               "expectValue": {}
                     *             }
                     *           ],
                     *           "isDevFeature": true
                     *         }
                     *       ],
                     *       "customData": {},
                     *       "fromEmail": "alice@example.com",
                     *       "platform": "Native",
                     *       "isStandard": true,
                     *       "isTokenStorageSupported": true,
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n"
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectorFactoryAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListConnectors: {
        parameters: {
            query?: {
                /** @description Only those with this target. */
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "type": "Email",
                     *         "isDemo": true,
                     *         "target": "example",
                     *         "name": {},
                     *         "description": {},
                     *         "logo": "example",
                     *         "logoDark": "example",
                     *         "readme": "example",
                     *         "configTemplate": "example",
                     *         "formItems": [
                     *           {
                     *             "key": "example",
                     *             "label": "example",
                     *             "type": "Text",
                     *             "required": true,
                     *             "placeholder": "example",
                     *             "defaultValue": {},
                     *             "tooltip": "example",
                     *             "isConfidential": true,
                     *             "selectItems": [
                     *               {
                     *                 "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *                 "title": "example"
                     *               }
                     *             ],
                     *             "showConditions": [
                     *               {
                     *                 "targetKey": "example",
                     *                 "expectValue": {}
                     *               }
                     *             ],
                     *             "isDevFeature": true
                     *           }
                     *         ],
                     *         "customData": {},
                     *         "fromEmail": "alice@example.com",
                     *         "platform": "Native",
                     *         "isStandard": true,
                     *         "isTokenStorageSupported": true,
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "syncProfile": true,
                     *         "enableTokenStorage": true,
                     *         "config": {},
                     *         "metadata": {
                     *           "target": "example",
                     *           "name": {},
                     *           "logo": "example",
                     *           "logoDark": "example"
                     *         },
                     *         "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "extraInfo": {},
                     *         "usage": 1,
                     *         "failures": [
                     *           {
                     *             "code": "example",
                     *             "detail": "example",
                     *             "createdAt": 1767225600000
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ConnectorAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateConnector: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connectorId": "k3v9x0t2m7q4w8z1c5b6n"
                 *     }
                 */
                "application/json": components["schemas"]["CreateConnector"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "Email",
                     *       "isDemo": true,
                     *       "target": "example",
                     *       "name": {},
                     *       "description": {},
                     *       "logo": "example",
                     *       "logoDark": "example",
                     *       "readme": "example",
                     *       "configTemplate": "example",
                     *       "formItems": [
                     *         {
                     *           "key": "example",
                     *           "label": "example",
                     *           "type": "Text",
                     *           "required": true,
                     *           "placeholder": "example",
                     *           "defaultValue": {},
                     *           "tooltip": "example",
                     *           "isConfidential": true,
                     *           "selectItems": [
                     *             {
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *               "title": "example"
                     *             }
                     *           ],
                     *           "showConditions": [
                     *             {
                     *               "targetKey": "example",
                     *               "expectValue": {}
                     *             }
                     *           ],
                     *           "isDevFeature": true
                     *         }
                     *       ],
                     *       "customData": {},
                     *       "fromEmail": "alice@example.com",
                     *       "platform": "Native",
                     *       "isStandard": true,
                     *       "isTokenStorageSupported": true,
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "syncProfile": true,
                     *       "enableTokenStorage": true,
                     *       "config": {},
                     *       "metadata": {
                     *         "target": "example",
                     *         "name": {},
                     *         "logo": "example",
                     *         "logoDark": "example"
                     *       },
                     *       "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "extraInfo": {},
                     *       "usage": 1,
                     *       "failures": [
                     *         {
                     *           "code": "example",
                     *           "detail": "example",
                     *           "createdAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectorAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateConnectorAuthorizationUri: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connector. */
                connectorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "example",
                 *       "redirectUri": "https://app.example.com/callback"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAuthorizationUri"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "redirectTo": "https://example.com/redirectto"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthorizationUriAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateConnectorTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the factory. */
                factoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "config": {}
                 *     }
                 */
                "application/json": components["schemas"]["TestConnector"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description No valid access token was sent. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "Email",
                     *       "isDemo": true,
                     *       "target": "example",
                     *       "name": {},
                     *       "description": {},
                     *       "logo": "example",
                     *       "logoDark": "example",
                     *       "readme": "example",
                     *       "configTemplate": "example",
                     *       "formItems": [
                     *         {
                     *           "key": "example",
                     *           "label": "example",
                     *           "type": "Text",
                     *           "required": true,
                     *           "placeholder": "example",
                     *           "defaultValue": {},
                     *           "tooltip": "example",
                     *           "isConfidential": true,
                     *           "selectItems": [
                     *             {
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *               "title": "example"
                     *             }
                     *           ],
                     *           "showConditions": [
                     *             {
                     *               "targetKey": "example",
                     *               "expectValue": {}
                     *             }
                     *           ],
                     *           "isDevFeature": true
                     *         }
                     *       ],
                     *       "customData": {},
                     *       "fromEmail": "alice@example.com",
                     *       "platform": "Native",
                     *       "isStandard": true,
                     *       "isTokenStorageSupported": true,
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "syncProfile": true,
                     *       "enableTokenStorage": true,
                     *       "config": {},
                     *       "metadata": {
                     *         "target": "example",
                     *         "name": {},
                     *         "logo": "example",
                     *         "logoDark": "example"
                     *       },
                     *       "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "extraInfo": {},
                     *       "usage": 1,
                     *       "failures": [
                     *         {
                     *           "code": "example",
                     *           "detail": "example",
                     *           "createdAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectorAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteConnector: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateConnector: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "config": {},
                 *       "metadata": {
                 *         "target": "example",
                 *         "name": {},
                 *         "logo": "example"
                 *       },
                 *       "syncProfile": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdateConnector"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "Email",
                     *       "isDemo": true,
                     *       "target": "example",
                     *       "name": {},
                     *       "description": {},
                     *       "logo": "example",
                     *       "logoDark": "example",
                     *       "readme": "example",
                     *       "configTemplate": "example",
                     *       "formItems": [
                     *         {
                     *           "key": "example",
                     *           "label": "example",
                     *           "type": "Text",
                     *           "required": true,
                     *           "placeholder": "example",
                     *           "defaultValue": {},
                     *           "tooltip": "example",
                     *           "isConfidential": true,
                     *           "selectItems": [
                     *             {
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *               "title": "example"
                     *             }
                     *           ],
                     *           "showConditions": [
                     *             {
                     *               "targetKey": "example",
                     *               "expectValue": {}
                     *             }
                     *           ],
                     *           "isDevFeature": true
                     *         }
                     *       ],
                     *       "customData": {},
                     *       "fromEmail": "alice@example.com",
                     *       "platform": "Native",
                     *       "isStandard": true,
                     *       "isTokenStorageSupported": true,
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "syncProfile": true,
                     *       "enableTokenStorage": true,
                     *       "config": {},
                     *       "metadata": {
                     *         "target": "example",
                     *         "name": {},
                     *         "logo": "example",
                     *         "logoDark": "example"
                     *       },
                     *       "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "extraInfo": {},
                     *       "usage": 1,
                     *       "failures": [
                     *         {
                     *           "code": "example",
                     *           "detail": "example",
                     *           "createdAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectorAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetConsoleUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "avatar": "https://example.com/avatar",
                     *       "role": "viewer",
                     *       "permissions": [
                     *         "example"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsoleUser"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListCustomPhrases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "languageTag": "en",
                     *         "translation": {}
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CustomPhraseAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetCustomPhrase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The language tag. */
                languageTag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "languageTag": "en",
                     *       "translation": {}
                     *     }
                     */
                    "application/json": components["schemas"]["CustomPhraseAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceCustomPhrase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description The language tag. */
                languageTag: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "languageTag": "en",
                     *       "translation": {}
                     *     }
                     */
                    "application/json": components["schemas"]["CustomPhraseAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteCustomPhrase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description The language tag. */
                languageTag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It conflicts with what is there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListPhraseSentences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The language tag. */
                languageTag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "languageTag": "en",
                     *       "isShipped": true,
                     *       "sentences": [
                     *         {
                     *           "key": "example",
                     *           "shipped": "example",
                     *           "english": "example",
                     *           "custom": "example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SentencesAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    ListCustomProfileFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "type": "Text",
                     *         "label": "example",
                     *         "description": "What it is for.",
                     *         "required": true,
                     *         "config": {
                     *           "placeholder": "example",
                     *           "minLength": 1,
                     *           "maxLength": 1,
                     *           "minValue": 1,
                     *           "maxValue": 1,
                     *           "format": "example",
                     *           "customFormat": "example",
                     *           "options": [
                     *             {
                     *               "label": "example",
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *             }
                     *           ],
                     *           "defaultValue": "example",
                     *           "parts": [
                     *             {
                     *               "enabled": true,
                     *               "name": "Example",
                     *               "type": "Text",
                     *               "label": "example",
                     *               "description": "What it is for.",
                     *               "required": true,
                     *               "config": {
                     *                 "placeholder": "example",
                     *                 "minLength": 1,
                     *                 "maxLength": 1,
                     *                 "minValue": 1,
                     *                 "maxValue": 1,
                     *                 "format": "example",
                     *                 "customFormat": "example",
                     *                 "options": [
                     *                   {
                     *                     "label": "example",
                     *                     "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                   }
                     *                 ],
                     *                 "defaultValue": "example"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         "createdAt": 1767225600000,
                     *         "sieOrder": 1
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ProfileFieldAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateCustomProfileField: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "Text",
                 *       "name": "Example",
                 *       "required": true
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    type: "Text";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minLength?: number;
                        maxLength?: number;
                    };
                } | {
                    /** @enum {string} */
                    type: "Number";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minValue?: number;
                        maxValue?: number;
                    };
                } | {
                    /** @enum {string} */
                    type: "Date";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        /** @enum {string} */
                        format: "MM/dd/yyyy" | "dd/MM/yyyy" | "yyyy-MM-dd" | "custom";
                        customFormat?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Checkbox";
                    name: string;
                    label?: string;
                    /** @constant */
                    required: false;
                    config?: {
                        /** @enum {string} */
                        defaultValue: "true" | "false";
                    };
                } | {
                    /** @enum {string} */
                    type: "Select";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        placeholder?: string;
                        options: {
                            label?: string;
                            value: string;
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "Url";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Regex";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        placeholder?: string;
                        format: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Address";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        parts: {
                            enabled: boolean;
                            /** @enum {string} */
                            name: "formatted" | "streetAddress" | "locality" | "region" | "postalCode" | "country";
                            /** @enum {string} */
                            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                            label?: string;
                            description?: string;
                            required: boolean;
                            config?: {
                                placeholder?: string;
                                minLength?: number;
                                maxLength?: number;
                                minValue?: number;
                                maxValue?: number;
                                format?: string;
                                customFormat?: string;
                                options?: {
                                    label?: string;
                                    value: string;
                                }[];
                                defaultValue?: string;
                            };
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "Fullname";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        parts: {
                            enabled: boolean;
                            /** @enum {string} */
                            name: "givenName" | "middleName" | "familyName";
                            /** @enum {string} */
                            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                            label?: string;
                            description?: string;
                            required: boolean;
                            config?: {
                                placeholder?: string;
                                minLength?: number;
                                maxLength?: number;
                                minValue?: number;
                                maxValue?: number;
                                format?: string;
                                customFormat?: string;
                                options?: {
                                    label?: string;
                                    value: string;
                                }[];
                                defaultValue?: string;
                            };
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "type": "Text",
                     *       "label": "example",
                     *       "description": "What it is for.",
                     *       "required": true,
                     *       "config": {
                     *         "placeholder": "example",
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "minValue": 1,
                     *         "maxValue": 1,
                     *         "format": "example",
                     *         "customFormat": "example",
                     *         "options": [
                     *           {
                     *             "label": "example",
                     *             "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *           }
                     *         ],
                     *         "defaultValue": "example",
                     *         "parts": [
                     *           {
                     *             "enabled": true,
                     *             "name": "Example",
                     *             "type": "Text",
                     *             "label": "example",
                     *             "description": "What it is for.",
                     *             "required": true,
                     *             "config": {
                     *               "placeholder": "example",
                     *               "minLength": 1,
                     *               "maxLength": 1,
                     *               "minValue": 1,
                     *               "maxValue": 1,
                     *               "format": "example",
                     *               "customFormat": "example",
                     *               "options": [
                     *                 {
                     *                   "label": "example",
                     *                   "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                 }
                     *               ],
                     *               "defaultValue": "example"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "createdAt": 1767225600000,
                     *       "sieOrder": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProfileFieldAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateCustomProfileFieldsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "type": "Text",
                 *         "name": "Example",
                 *         "required": true
                 *       }
                 *     ]
                 */
                "application/json": ({
                    /** @enum {string} */
                    type: "Text";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minLength?: number;
                        maxLength?: number;
                    };
                } | {
                    /** @enum {string} */
                    type: "Number";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minValue?: number;
                        maxValue?: number;
                    };
                } | {
                    /** @enum {string} */
                    type: "Date";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        /** @enum {string} */
                        format: "MM/dd/yyyy" | "dd/MM/yyyy" | "yyyy-MM-dd" | "custom";
                        customFormat?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Checkbox";
                    name: string;
                    label?: string;
                    /** @constant */
                    required: false;
                    config?: {
                        /** @enum {string} */
                        defaultValue: "true" | "false";
                    };
                } | {
                    /** @enum {string} */
                    type: "Select";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        placeholder?: string;
                        options: {
                            label?: string;
                            value: string;
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "Url";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Regex";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        placeholder?: string;
                        format: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Address";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        parts: {
                            enabled: boolean;
                            /** @enum {string} */
                            name: "formatted" | "streetAddress" | "locality" | "region" | "postalCode" | "country";
                            /** @enum {string} */
                            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                            label?: string;
                            description?: string;
                            required: boolean;
                            config?: {
                                placeholder?: string;
                                minLength?: number;
                                maxLength?: number;
                                minValue?: number;
                                maxValue?: number;
                                format?: string;
                                customFormat?: string;
                                options?: {
                                    label?: string;
                                    value: string;
                                }[];
                                defaultValue?: string;
                            };
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "Fullname";
                    name: string;
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        parts: {
                            enabled: boolean;
                            /** @enum {string} */
                            name: "givenName" | "middleName" | "familyName";
                            /** @enum {string} */
                            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                            label?: string;
                            description?: string;
                            required: boolean;
                            config?: {
                                placeholder?: string;
                                minLength?: number;
                                maxLength?: number;
                                minValue?: number;
                                maxValue?: number;
                                format?: string;
                                customFormat?: string;
                                options?: {
                                    label?: string;
                                    value: string;
                                }[];
                                defaultValue?: string;
                            };
                        }[];
                    };
                })[];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "type": "Text",
                     *         "label": "example",
                     *         "description": "What it is for.",
                     *         "required": true,
                     *         "config": {
                     *           "placeholder": "example",
                     *           "minLength": 1,
                     *           "maxLength": 1,
                     *           "minValue": 1,
                     *           "maxValue": 1,
                     *           "format": "example",
                     *           "customFormat": "example",
                     *           "options": [
                     *             {
                     *               "label": "example",
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *             }
                     *           ],
                     *           "defaultValue": "example",
                     *           "parts": [
                     *             {
                     *               "enabled": true,
                     *               "name": "Example",
                     *               "type": "Text",
                     *               "label": "example",
                     *               "description": "What it is for.",
                     *               "required": true,
                     *               "config": {
                     *                 "placeholder": "example",
                     *                 "minLength": 1,
                     *                 "maxLength": 1,
                     *                 "minValue": 1,
                     *                 "maxValue": 1,
                     *                 "format": "example",
                     *                 "customFormat": "example",
                     *                 "options": [
                     *                   {
                     *                     "label": "example",
                     *                     "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                   }
                     *                 ],
                     *                 "defaultValue": "example"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         "createdAt": 1767225600000,
                     *         "sieOrder": 1
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ProfileFieldAnswer"][];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateCustomProfileFieldsSieOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": [
                 *         {
                 *           "name": "Example",
                 *           "sieOrder": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrderProfileFields"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "type": "Text",
                     *         "label": "example",
                     *         "description": "What it is for.",
                     *         "required": true,
                     *         "config": {
                     *           "placeholder": "example",
                     *           "minLength": 1,
                     *           "maxLength": 1,
                     *           "minValue": 1,
                     *           "maxValue": 1,
                     *           "format": "example",
                     *           "customFormat": "example",
                     *           "options": [
                     *             {
                     *               "label": "example",
                     *               "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *             }
                     *           ],
                     *           "defaultValue": "example",
                     *           "parts": [
                     *             {
                     *               "enabled": true,
                     *               "name": "Example",
                     *               "type": "Text",
                     *               "label": "example",
                     *               "description": "What it is for.",
                     *               "required": true,
                     *               "config": {
                     *                 "placeholder": "example",
                     *                 "minLength": 1,
                     *                 "maxLength": 1,
                     *                 "minValue": 1,
                     *                 "maxValue": 1,
                     *                 "format": "example",
                     *                 "customFormat": "example",
                     *                 "options": [
                     *                   {
                     *                     "label": "example",
                     *                     "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                   }
                     *                 ],
                     *                 "defaultValue": "example"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         "createdAt": 1767225600000,
                     *         "sieOrder": 1
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ProfileFieldAnswer"][];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetCustomProfileFieldByName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "type": "Text",
                     *       "label": "example",
                     *       "description": "What it is for.",
                     *       "required": true,
                     *       "config": {
                     *         "placeholder": "example",
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "minValue": 1,
                     *         "maxValue": 1,
                     *         "format": "example",
                     *         "customFormat": "example",
                     *         "options": [
                     *           {
                     *             "label": "example",
                     *             "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *           }
                     *         ],
                     *         "defaultValue": "example",
                     *         "parts": [
                     *           {
                     *             "enabled": true,
                     *             "name": "Example",
                     *             "type": "Text",
                     *             "label": "example",
                     *             "description": "What it is for.",
                     *             "required": true,
                     *             "config": {
                     *               "placeholder": "example",
                     *               "minLength": 1,
                     *               "maxLength": 1,
                     *               "minValue": 1,
                     *               "maxValue": 1,
                     *               "format": "example",
                     *               "customFormat": "example",
                     *               "options": [
                     *                 {
                     *                   "label": "example",
                     *                   "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                 }
                     *               ],
                     *               "defaultValue": "example"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "createdAt": 1767225600000,
                     *       "sieOrder": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProfileFieldAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateCustomProfileFieldByName: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "Text",
                 *       "required": true
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    type: "Text";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minLength?: number;
                        maxLength?: number;
                    };
                } | {
                    /** @enum {string} */
                    type: "Number";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        minValue?: number;
                        maxValue?: number;
                    };
                } | {
                    /** @enum {string} */
                    type: "Date";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                        /** @enum {string} */
                        format: "MM/dd/yyyy" | "dd/MM/yyyy" | "yyyy-MM-dd" | "custom";
                        customFormat?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Checkbox";
                    label?: string;
                    /** @constant */
                    required: false;
                    config?: {
                        /** @enum {string} */
                        defaultValue: "true" | "false";
                    };
                } | {
                    /** @enum {string} */
                    type: "Select";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        placeholder?: string;
                        options: {
                            label?: string;
                            value: string;
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "Url";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config?: {
                        placeholder?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Regex";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        placeholder?: string;
                        format: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "Address";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        parts: {
                            enabled: boolean;
                            /** @enum {string} */
                            name: "formatted" | "streetAddress" | "locality" | "region" | "postalCode" | "country";
                            /** @enum {string} */
                            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                            label?: string;
                            description?: string;
                            required: boolean;
                            config?: {
                                placeholder?: string;
                                minLength?: number;
                                maxLength?: number;
                                minValue?: number;
                                maxValue?: number;
                                format?: string;
                                customFormat?: string;
                                options?: {
                                    label?: string;
                                    value: string;
                                }[];
                                defaultValue?: string;
                            };
                        }[];
                    };
                } | {
                    /** @enum {string} */
                    type: "Fullname";
                    label?: string;
                    description?: string;
                    required: boolean;
                    config: {
                        parts: {
                            enabled: boolean;
                            /** @enum {string} */
                            name: "givenName" | "middleName" | "familyName";
                            /** @enum {string} */
                            type: "Text" | "Number" | "Date" | "Checkbox" | "Select" | "Url" | "Regex" | "Address" | "Fullname";
                            label?: string;
                            description?: string;
                            required: boolean;
                            config?: {
                                placeholder?: string;
                                minLength?: number;
                                maxLength?: number;
                                minValue?: number;
                                maxValue?: number;
                                format?: string;
                                customFormat?: string;
                                options?: {
                                    label?: string;
                                    value: string;
                                }[];
                                defaultValue?: string;
                            };
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "type": "Text",
                     *       "label": "example",
                     *       "description": "What it is for.",
                     *       "required": true,
                     *       "config": {
                     *         "placeholder": "example",
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "minValue": 1,
                     *         "maxValue": 1,
                     *         "format": "example",
                     *         "customFormat": "example",
                     *         "options": [
                     *           {
                     *             "label": "example",
                     *             "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *           }
                     *         ],
                     *         "defaultValue": "example",
                     *         "parts": [
                     *           {
                     *             "enabled": true,
                     *             "name": "Example",
                     *             "type": "Text",
                     *             "label": "example",
                     *             "description": "What it is for.",
                     *             "required": true,
                     *             "config": {
                     *               "placeholder": "example",
                     *               "minLength": 1,
                     *               "maxLength": 1,
                     *               "minValue": 1,
                     *               "maxValue": 1,
                     *               "format": "example",
                     *               "customFormat": "example",
                     *               "options": [
                     *                 {
                     *                   "label": "example",
                     *                   "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf"
                     *                 }
                     *               ],
                     *               "defaultValue": "example"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "createdAt": 1767225600000,
                     *       "sieOrder": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProfileFieldAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteCustomProfileFieldByName: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetHubHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "ok",
                     *       "checkedAt": 1767225600000,
                     *       "process": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "version": "example",
                     *         "startedAt": 1767225600000,
                     *         "uptimeSeconds": 1,
                     *         "nodes": 1
                     *       },
                     *       "database": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "kind": "example",
                     *         "latencyMs": 1,
                     *         "pendingMigrations": 1,
                     *         "sizeBytes": 1,
                     *         "freeBytes": 1
                     *       },
                     *       "signingKeys": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "keys": [
                     *           {
                     *             "algorithm": "example",
                     *             "ageDays": 1,
                     *             "rotationDueAt": 1767225600000,
                     *             "nextFrom": 1
                     *           }
                     *         ]
                     *       },
                     *       "email": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "factory": "example",
                     *         "lastSentAt": 1767225600000,
                     *         "lastFailureAt": 1767225600000,
                     *         "lastFailureCode": "example",
                     *         "failuresInDay": 1
                     *       },
                     *       "sms": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "factory": "example",
                     *         "lastSentAt": 1767225600000,
                     *         "lastFailureAt": 1767225600000,
                     *         "lastFailureCode": "example",
                     *         "failuresInDay": 1
                     *       },
                     *       "jobs": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "jobs": [
                     *           {
                     *             "state": "ok",
                     *             "code": "example",
                     *             "name": "Example",
                     *             "intervalSeconds": 1,
                     *             "lastRunAt": 1767225600000,
                     *             "failedAt": 1767225600000
                     *           }
                     *         ]
                     *       },
                     *       "settings": {
                     *         "state": "ok",
                     *         "code": "example",
                     *         "topics": [
                     *           "example"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["HubHealth"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetActiveUserCounts: {
        parameters: {
            query?: {
                /** @description The last day, such as 2026-01-31; today when absent. */
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dauCurve": [
                     *         {
                     *           "date": "2026-01-01",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "dau": {
                     *         "count": 1,
                     *         "delta": 1
                     *       },
                     *       "wau": {
                     *         "count": 1,
                     *         "delta": 1
                     *       },
                     *       "mau": {
                     *         "count": 1,
                     *         "delta": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ActiveUsers"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetNewUserCounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "today": {
                     *         "count": 1,
                     *         "delta": 1
                     *       },
                     *       "last7Days": {
                     *         "count": 1,
                     *         "delta": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewUsers"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetTotalUserCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totalUserCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["TotalUsers"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    ListEmailTemplates: {
        parameters: {
            query?: {
                /** @description Only those in this language. */
                languageTag?: string;
                /** @description Only those for this purpose. */
                templateType?: "SignIn" | "Register" | "ForgotPassword" | "Generic" | "OrganizationInvitation" | "UserPermissionValidation" | "BindNewIdentifier" | "MfaVerification" | "BindMfa";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "languageTag": "en",
                     *         "templateType": "SignIn",
                     *         "details": {
                     *           "subject": "example",
                     *           "content": "example",
                     *           "contentType": "text/html",
                     *           "replyTo": "example",
                     *           "sendFrom": "example"
                     *         },
                     *         "createdAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["EmailTemplateAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceEmailTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "templates": [
                 *         {
                 *           "languageTag": "en",
                 *           "templateType": "SignIn",
                 *           "details": {
                 *             "subject": "example",
                 *             "content": "example"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceEmailTemplates"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "languageTag": "en",
                     *         "templateType": "SignIn",
                     *         "details": {
                     *           "subject": "example",
                     *           "content": "example",
                     *           "contentType": "text/html",
                     *           "replyTo": "example",
                     *           "sendFrom": "example"
                     *         },
                     *         "createdAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["EmailTemplateAnswer"][];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteEmailTemplates: {
        parameters: {
            query?: {
                /** @description Those in this language. */
                languageTag?: string;
                /** @description Those for this purpose. */
                templateType?: "SignIn" | "Register" | "ForgotPassword" | "Generic" | "OrganizationInvitation" | "UserPermissionValidation" | "BindNewIdentifier" | "MfaVerification" | "BindMfa";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rowCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedEmailTemplates"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    PreviewEmailTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "templateType": "SignIn",
                 *       "languageTag": "en"
                 *     }
                 */
                "application/json": components["schemas"]["PreviewEmailTemplate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subject": "example",
                     *       "html": "example",
                     *       "text": "example",
                     *       "replyTo": "example",
                     *       "sendFrom": "example"
                     *     }
                     */
                    "application/json": components["schemas"]["EmailTemplatePreview"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetEmailTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the email template. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "languageTag": "en",
                     *       "templateType": "SignIn",
                     *       "details": {
                     *         "subject": "example",
                     *         "content": "example",
                     *         "contentType": "text/html",
                     *         "replyTo": "example",
                     *         "sendFrom": "example"
                     *       },
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["EmailTemplateAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteEmailTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the email template. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateEmailTemplateDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the email template. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "example",
                 *       "content": "example",
                 *       "contentType": "text/html"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateEmailTemplateDetails"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "languageTag": "en",
                     *       "templateType": "SignIn",
                     *       "details": {
                     *         "subject": "example",
                     *         "content": "example",
                     *         "contentType": "text/html",
                     *         "replyTo": "example",
                     *         "sendFrom": "example"
                     *       },
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["EmailTemplateAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListLogs: {
        parameters: {
            query?: {
                /** @description The user concerned. */
                userId?: string;
                /** @description The client concerned. */
                applicationId?: string;
                /** @description What happened, such as `ExchangeTokenBy.RefreshToken`. */
                logKey?: string;
                /** @description Not before; milliseconds since 1970. */
                start_time?: string;
                /** @description Not after; milliseconds since 1970. */
                end_time?: string;
                /** @description Whether the total may stop at 10,000, which `Total-Number-Is-Capped` then says. */
                enableCap?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "key": "example",
                     *         "payload": {},
                     *         "createdAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["LogAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    ExportLogs: {
        parameters: {
            query?: {
                /** @description Goes on after the line with this `cursor`. */
                cursor?: string;
                /** @description The most lines to write; all if not given. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "key": "example",
                     *       "payload": {},
                     *       "createdAt": 1767225600000,
                     *       "sequence": 1,
                     *       "cursor": "example"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["LogLine"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the log. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "key": "example",
                     *       "payload": {},
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["LogAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOneTimeTokens: {
        parameters: {
            query?: {
                /** @description Only those of this address. */
                email?: string;
                /** @description Only those with this status. */
                status?: "active" | "consumed" | "revoked" | "expired";
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "email": "alice@example.com",
                     *         "token": "example",
                     *         "context": {
                     *           "jitOrganizationIds": [
                     *             "k3v9x0t2m7q4w8z1c5b6n"
                     *           ],
                     *           "interactionEvent": "SignIn"
                     *         },
                     *         "status": "active",
                     *         "createdAt": 1767225600000,
                     *         "expiresAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OneTimeTokenAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    AddOneTimeTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "alice@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["CreateOneTimeToken"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "email": "alice@example.com",
                     *       "token": "example",
                     *       "context": {
                     *         "jitOrganizationIds": [
                     *           "k3v9x0t2m7q4w8z1c5b6n"
                     *         ],
                     *         "interactionEvent": "SignIn"
                     *       },
                     *       "status": "active",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["OneTimeTokenAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    VerifyOneTimeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "example",
                 *       "email": "alice@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["VerifyOneTimeToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "email": "alice@example.com",
                     *       "token": "example",
                     *       "context": {
                     *         "jitOrganizationIds": [
                     *           "k3v9x0t2m7q4w8z1c5b6n"
                     *         ],
                     *         "interactionEvent": "SignIn"
                     *       },
                     *       "status": "active",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["OneTimeTokenAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetOneTimeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the one time token. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "email": "alice@example.com",
                     *       "token": "example",
                     *       "context": {
                     *         "jitOrganizationIds": [
                     *           "k3v9x0t2m7q4w8z1c5b6n"
                     *         ],
                     *         "interactionEvent": "SignIn"
                     *       },
                     *       "status": "active",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["OneTimeTokenAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOneTimeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the one time token. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOneTimeTokenStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the one time token. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "active"
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOneTimeTokenStatus"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "email": "alice@example.com",
                     *       "token": "example",
                     *       "context": {
                     *         "jitOrganizationIds": [
                     *           "k3v9x0t2m7q4w8z1c5b6n"
                     *         ],
                     *         "interactionEvent": "SignIn"
                     *       },
                     *       "status": "active",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["OneTimeTokenAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationInvitations: {
        parameters: {
            query?: {
                /** @description Only invitations to this organization. */
                organizationId?: string;
                /** @description Only invitations by this user. */
                inviterId?: string;
                /** @description Only invitations of this e-mail address. */
                invitee?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "inviterId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "invitee": "alice@example.com",
                     *         "acceptedUserId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "organizationId": "u7f2k9p4x1da",
                     *         "status": "Pending",
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "expiresAt": 1767225600000,
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["InvitationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invitee": "alice@example.com",
                 *       "organizationId": "u7f2k9p4x1da",
                 *       "expiresAt": 1767225600000
                 *     }
                 */
                "application/json": components["schemas"]["CreateInvitation"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "inviterId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "invitee": "alice@example.com",
                     *       "acceptedUserId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "status": "Pending",
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "expiresAt": 1767225600000,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description No valid access token was sent. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description The hub cannot do this. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    GetOrganizationInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization invitation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "inviterId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "invitee": "alice@example.com",
                     *       "acceptedUserId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "status": "Pending",
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "expiresAt": 1767225600000,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization invitation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationInvitationMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization invitation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "example",
                 *       "link": "example",
                 *       "locale": "en"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationMessage"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description No valid access token was sent. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description The hub cannot do this. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    ReplaceOrganizationInvitationStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization invitation. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "Accepted"
                 *     }
                 */
                "application/json": components["schemas"]["SettleInvitation"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "inviterId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "invitee": "alice@example.com",
                     *       "acceptedUserId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "status": "Pending",
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "expiresAt": 1767225600000,
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationRoles: {
        parameters: {
            query?: {
                /** @description A part of the id, name or description. */
                q?: string;
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User",
                     *         "scopes": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ],
                     *         "resourceScopes": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example",
                     *             "resource": {
                     *               "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *               "name": "Example"
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationRoleWithScopes"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateOrganizationRole"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "User"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationRoleAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetOrganizationRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "User"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationRoleAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateOrganizationRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganizationRole"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "User"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationRoleAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationRoleResourceScopes: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "createdAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScopeAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationRoleResourceScopes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopeIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOrganizationRoleResourceScopes"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationRoleResourceScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopeIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationRoleResourceScopes"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationRoleResourceScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
                /** @description Id of the scope. */
                scopeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationRoleScopes: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationScopeAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationRoleScopes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationScopeIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOrganizationRoleScopes"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationRoleScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationScopeIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationRoleScopes"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationRoleScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization role. */
                id: string;
                /** @description Id of the organization scope. */
                organizationScopeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationScopes: {
        parameters: {
            query?: {
                /** @description A part of the name. */
                q?: string;
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationScopeAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationScope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateOrganizationScope"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for."
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationScopeAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetOrganizationScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization scope. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for."
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationScopeAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationScope: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization scope. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateOrganizationScope: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization scope. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganizationScope"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for."
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationScopeAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizations: {
        parameters: {
            query?: {
                /** @description A part of the id or name. */
                q?: string;
                /** @description Whether to show how many members each has, and three of them. */
                showFeatured?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "customData": {},
                     *         "isMfaRequired": true,
                     *         "color": {},
                     *         "branding": {},
                     *         "customCss": "example",
                     *         "createdAt": 1767225600000,
                     *         "isDisabled": true,
                     *         "usersCount": 1,
                     *         "featuredUsers": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "avatar": "https://example.com/avatar",
                     *             "name": "Example"
                     *           }
                     *         ],
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateOrganization"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "customData": {},
                     *       "isMfaRequired": true,
                     *       "color": {},
                     *       "branding": {},
                     *       "customCss": "example",
                     *       "createdAt": 1767225600000,
                     *       "isDisabled": true,
                     *       "usersCount": 1,
                     *       "featuredUsers": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "avatar": "https://example.com/avatar",
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "customData": {},
                     *       "isMfaRequired": true,
                     *       "color": {},
                     *       "branding": {},
                     *       "customCss": "example",
                     *       "createdAt": 1767225600000,
                     *       "isDisabled": true,
                     *       "usersCount": 1,
                     *       "featuredUsers": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "avatar": "https://example.com/avatar",
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for.",
                 *       "customData": {}
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganization"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "customData": {},
                     *       "isMfaRequired": true,
                     *       "color": {},
                     *       "branding": {},
                     *       "customCss": "example",
                     *       "createdAt": 1767225600000,
                     *       "isDisabled": true,
                     *       "usersCount": 1,
                     *       "featuredUsers": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "avatar": "https://example.com/avatar",
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "organizationRoles": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationApplications: {
        parameters: {
            query?: {
                /** @description A part of the id, name or description. */
                q?: string;
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "Native",
                     *         "oidcClientMetadata": {
                     *           "redirectUris": [
                     *             "https://app.example.com/callback"
                     *           ],
                     *           "postLogoutRedirectUris": [
                     *             "https://app.example.com/callback"
                     *           ],
                     *           "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *           "backchannelLogoutSessionRequired": true,
                     *           "logoUri": "https://example.com/logouri",
                     *           "idTokenSignedResponseAlg": "RS256"
                     *         },
                     *         "customClientMetadata": {
                     *           "corsAllowedOrigins": [
                     *             "https://app.example.com"
                     *           ],
                     *           "idTokenTtl": 3600,
                     *           "refreshTokenTtl": 3600,
                     *           "refreshTokenTtlInDays": 1,
                     *           "tenantId": "default",
                     *           "alwaysIssueRefreshToken": true,
                     *           "rotateRefreshToken": true,
                     *           "allowTokenExchange": true,
                     *           "isDeviceFlow": true,
                     *           "maxAllowedGrants": 1
                     *         },
                     *         "protectedAppMetadata": {},
                     *         "customData": {},
                     *         "isThirdParty": false,
                     *         "appLevelAccessControlEnabled": true,
                     *         "createdAt": 1767225600000,
                     *         "isAdmin": true,
                     *         "isDisabled": true,
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationApplications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOrganizationApplications"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AddOrganizationApplications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationApplications"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AssignOrganizationRolesToApplications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ],
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AssignRolesToOrganizationApplications"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationApplicationRoles: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationRoleAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationApplicationRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOrganizationRoles"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AssignOrganizationRolesToApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationRoles"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationApplicationRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the application. */
                applicationId: string;
                /** @description Id of the organization role. */
                organizationRoleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationJitEmailDomains: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "organizationId": "u7f2k9p4x1da",
                     *         "emailDomain": "acme.com"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["JitEmailDomainAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationJitEmailDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailDomains": [
                 *         "acme.com"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceJitEmailDomains"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationJitEmailDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailDomain": "acme.com"
                 *     }
                 */
                "application/json": components["schemas"]["AddJitEmailDomain"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "emailDomain": "acme.com"
                     *     }
                     */
                    "application/json": components["schemas"]["JitEmailDomainAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationJitEmailDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description The email domain. */
                emailDomain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationJitRoles: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationRoleAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationJitRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOrganizationRoles"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationJitRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationRoles"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationJitRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the organization role. */
                organizationRoleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationJitSsoConnectors: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000,
                     *         "providerName": "example",
                     *         "connectorName": "example",
                     *         "config": {},
                     *         "domains": [
                     *           "acme.com"
                     *         ],
                     *         "branding": {
                     *           "displayName": "example",
                     *           "logo": "example",
                     *           "darkLogo": "example"
                     *         },
                     *         "syncProfile": true,
                     *         "enableTokenStorage": true
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["JitSsoConnectorAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationJitSsoConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ssoConnectorIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceJitSsoConnectors"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateOrganizationJitSsoConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ssoConnectorIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddJitSsoConnectors"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationJitSsoConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the sso connector. */
                ssoConnectorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationSsoConnectors: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "providerName": "example",
                     *         "connectorName": "example",
                     *         "config": {},
                     *         "domains": [
                     *           "acme.com"
                     *         ],
                     *         "branding": {
                     *           "displayName": "example",
                     *           "logo": "https://example.com",
                     *           "darkLogo": "https://example.com"
                     *         },
                     *         "syncProfile": true,
                     *         "enableTokenStorage": true,
                     *         "createdAt": 1767225600000,
                     *         "isDisabled": true,
                     *         "sharesDomains": true,
                     *         "trustsMfa": true,
                     *         "organizationId": "u7f2k9p4x1da",
                     *         "callbackUri": "https://example.com/callbackuri",
                     *         "name": "Example",
                     *         "providerType": "oidc",
                     *         "providerLogo": "example",
                     *         "providerLogoDark": "example",
                     *         "providerConfig": {},
                     *         "providerConfigError": "example",
                     *         "failures": [
                     *           {
                     *             "reference": "example",
                     *             "code": "example",
                     *             "detail": "example",
                     *             "createdAt": 1767225600000
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SsoConnectorDetails"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationUsers: {
        parameters: {
            query?: {
                /** @description A part of the id, username, e-mail address, phone number or name. */
                q?: string;
                /** @description Only members with this role. */
                organizationRoleId?: string;
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "username": "alice",
                     *         "primaryEmail": "alice@example.com",
                     *         "primaryPhone": "4915112345678",
                     *         "name": "Example",
                     *         "avatar": "https://example.com/avatar",
                     *         "customData": {},
                     *         "identities": {},
                     *         "lastSignInAt": 1767225600000,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "profile": {
                     *           "familyName": "Archer",
                     *           "givenName": "Alice",
                     *           "middleName": "May",
                     *           "nickname": "Al",
                     *           "preferredUsername": "alice",
                     *           "profile": "https://alice.example.com",
                     *           "website": "https://alice.example.com",
                     *           "gender": "female",
                     *           "birthdate": "2026-01-01",
                     *           "zoneinfo": "Europe/Berlin",
                     *           "locale": "en",
                     *           "address": {
                     *             "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *             "streetAddress": "1 Harbour Street",
                     *             "locality": "Berlin",
                     *             "region": "Berlin",
                     *             "postalCode": "10115",
                     *             "country": "Germany"
                     *           }
                     *         },
                     *         "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "isSuspended": false,
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["MemberAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationUsers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userIds": [
                 *         "u7f2k9p4x1da"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReplaceOrganizationUsers"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AddOrganizationUsers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userIds": [
                 *         "u7f2k9p4x1da"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationUsers"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userIds": [
                     *         "u7f2k9p4x1da"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUserIds"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AssignOrganizationRolesToUsers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userIds": [
                 *         "u7f2k9p4x1da"
                 *       ],
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AssignRolesToOrganizationUsers"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationUserRoles: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationRoleAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceOrganizationUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ],
                 *       "organizationRoleNames": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUserRoles"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AssignOrganizationRolesToUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationRoleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ],
                 *       "organizationRoleNames": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUserRoles"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organizationRoleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AssignedOrganizationRoles"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteOrganizationUserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the organization role. */
                organizationRoleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListOrganizationUserScopes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for."
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationScopeAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListResources: {
        parameters: {
            query?: {
                /** @description Whether to list the permissions of each. */
                includeScopes?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "indicator": "https://api.example.com",
                     *         "isDefault": false,
                     *         "accessTokenTtl": 3600,
                     *         "scopes": [
                     *           {
                     *             "tenantId": "default",
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example",
                     *             "description": "What it is for.",
                     *             "createdAt": 1767225600000
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ResourceWithScopes"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateResource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "indicator": "https://api.example.com"
                 *     }
                 */
                "application/json": components["schemas"]["CreateResource"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "indicator": "https://api.example.com",
                     *       "isDefault": false,
                     *       "accessTokenTtl": 3600,
                     *       "scopes": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "description": "What it is for.",
                     *           "createdAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ResourceWithScopes"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetResource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the resource. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "indicator": "https://api.example.com",
                     *       "isDefault": false,
                     *       "accessTokenTtl": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["ResourceAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteResource: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the resource. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateResource: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the resource. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "accessTokenTtl": 3600
                 *     }
                 */
                "application/json": components["schemas"]["UpdateResource"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "indicator": "https://api.example.com",
                     *       "isDefault": false,
                     *       "accessTokenTtl": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["ResourceAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateResourceIsDefault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the resource. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isDefault": false
                 *     }
                 */
                "application/json": components["schemas"]["SetDefaultResource"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "indicator": "https://api.example.com",
                     *       "isDefault": false,
                     *       "accessTokenTtl": 3600
                     *     }
                     */
                    "application/json": components["schemas"]["ResourceAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListResourceScopes: {
        parameters: {
            query?: {
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the resource. */
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "createdAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScopeAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateResourceScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the resource. */
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateScope"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["ScopeAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteResourceScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the resource. */
                resourceId: string;
                /** @description Id of the scope. */
                scopeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateResourceScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the resource. */
                resourceId: string;
                /** @description Id of the scope. */
                scopeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateScope"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["ScopeAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListRoles: {
        parameters: {
            query?: {
                /** @description Only roles of this type. */
                type?: "User" | "MachineToMachine";
                /** @description Without the roles that this user has. */
                excludeUserId?: string;
                /** @description Without the roles that this application has. */
                excludeApplicationId?: string;
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User",
                     *         "isDefault": false,
                     *         "usersCount": 1,
                     *         "featuredUsers": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "avatar": "https://example.com/avatar",
                     *             "name": "Example"
                     *           }
                     *         ],
                     *         "applicationsCount": 1,
                     *         "featuredApplications": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example",
                     *             "type": "Native"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RoleListItem"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for."
                 *     }
                 */
                "application/json": components["schemas"]["CreateRole"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "User",
                     *       "isDefault": false
                     *     }
                     */
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "User",
                     *       "isDefault": false
                     *     }
                     */
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example",
                 *       "description": "What it is for.",
                 *       "isDefault": false
                 *     }
                 */
                "application/json": components["schemas"]["UpdateRole"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "name": "Example",
                     *       "description": "What it is for.",
                     *       "type": "User",
                     *       "isDefault": false
                     *     }
                     */
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListRoleApplications: {
        parameters: {
            query?: {
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "Native",
                     *         "oidcClientMetadata": {
                     *           "redirectUris": [
                     *             "https://app.example.com/callback"
                     *           ],
                     *           "postLogoutRedirectUris": [
                     *             "https://app.example.com/callback"
                     *           ],
                     *           "backchannelLogoutUri": "https://example.com/backchannellogouturi",
                     *           "backchannelLogoutSessionRequired": true,
                     *           "logoUri": "https://example.com/logouri",
                     *           "idTokenSignedResponseAlg": "RS256"
                     *         },
                     *         "customClientMetadata": {
                     *           "corsAllowedOrigins": [
                     *             "https://app.example.com"
                     *           ],
                     *           "idTokenTtl": 3600,
                     *           "refreshTokenTtl": 3600,
                     *           "refreshTokenTtlInDays": 1,
                     *           "tenantId": "default",
                     *           "alwaysIssueRefreshToken": true,
                     *           "rotateRefreshToken": true,
                     *           "allowTokenExchange": true,
                     *           "isDeviceFlow": true,
                     *           "maxAllowedGrants": 1
                     *         },
                     *         "protectedAppMetadata": {},
                     *         "customData": {},
                     *         "isThirdParty": false,
                     *         "appLevelAccessControlEnabled": true,
                     *         "createdAt": 1767225600000,
                     *         "isAdmin": true,
                     *         "isDisabled": true,
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ApplicationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateRoleApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddRoleApplications"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteRoleApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
                /** @description Id of the application. */
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListRoleScopes: {
        parameters: {
            query?: {
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "createdAt": 1767225600000,
                     *         "resource": {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "name": "Example",
                     *           "indicator": "https://api.example.com",
                     *           "isDefault": false,
                     *           "accessTokenTtl": 3600
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RoleScopeAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateRoleScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopeIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddRoleScopes"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "resourceId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "createdAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ScopeAnswer"][];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteRoleScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
                /** @description Id of the scope. */
                scopeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListRoleUsers: {
        parameters: {
            query?: {
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "username": "alice",
                     *         "primaryEmail": "alice@example.com",
                     *         "primaryPhone": "4915112345678",
                     *         "name": "Example",
                     *         "avatar": "https://example.com/avatar",
                     *         "customData": {},
                     *         "identities": {},
                     *         "lastSignInAt": 1767225600000,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "profile": {
                     *           "familyName": "Archer",
                     *           "givenName": "Alice",
                     *           "middleName": "May",
                     *           "nickname": "Al",
                     *           "preferredUsername": "alice",
                     *           "profile": "https://alice.example.com",
                     *           "website": "https://alice.example.com",
                     *           "gender": "female",
                     *           "birthdate": "2026-01-01",
                     *           "zoneinfo": "Europe/Berlin",
                     *           "locale": "en",
                     *           "address": {
                     *             "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *             "streetAddress": "1 Harbour Street",
                     *             "locality": "Berlin",
                     *             "region": "Berlin",
                     *             "postalCode": "10115",
                     *             "country": "Germany"
                     *           }
                     *         },
                     *         "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "isSuspended": false,
                     *         "hasPassword": true,
                     *         "ssoIdentities": [
                     *           {
                     *             "tenantId": "default",
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "userId": "u7f2k9p4x1da",
                     *             "issuer": "https://login.acme.com",
                     *             "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "detail": {},
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000,
                     *             "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *           }
                     *         ],
                     *         "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *         "passwordAlgorithm": "Argon2id"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["UserAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateRoleUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userIds": [
                 *         "u7f2k9p4x1da"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddRoleUsers"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteRoleUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the role. */
                id: string;
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the secret. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteSentinelActivities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "targetType": "User",
                 *       "targets": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DeleteSentinelActivities"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetSignInExp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "hideLogtoBranding": true,
                     *       "languageInfo": {
                     *         "autoDetect": true,
                     *         "fallbackLanguage": "en"
                     *       },
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "agreeToTermsPolicy": "Automatic",
                     *       "signIn": {
                     *         "methods": [
                     *           {
                     *             "identifier": "username",
                     *             "password": true,
                     *             "verificationCode": true,
                     *             "isPasswordPrimary": true
                     *           }
                     *         ]
                     *       },
                     *       "signUp": {
                     *         "identifiers": [
                     *           "username"
                     *         ],
                     *         "password": true,
                     *         "verify": true,
                     *         "secondaryIdentifiers": [
                     *           {
                     *             "identifier": "username",
                     *             "verify": true
                     *           }
                     *         ]
                     *       },
                     *       "socialSignIn": {
                     *         "automaticAccountLinking": true,
                     *         "skipRequiredIdentifiers": true
                     *       },
                     *       "socialSignInConnectorTargets": [
                     *         "example"
                     *       ],
                     *       "signInMode": "SignIn",
                     *       "customCss": "example",
                     *       "customContent": {},
                     *       "customUiAssets": {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000
                     *       },
                     *       "customUiCsp": {
                     *         "scriptSrc": [
                     *           "example"
                     *         ],
                     *         "connectSrc": [
                     *           "example"
                     *         ]
                     *       },
                     *       "passwordPolicy": {
                     *         "length": {
                     *           "min": 1,
                     *           "max": 1
                     *         },
                     *         "characterTypes": {
                     *           "min": 1
                     *         },
                     *         "rejects": {
                     *           "pwned": true,
                     *           "repetitionAndSequence": true,
                     *           "userInfo": true,
                     *           "words": [
                     *             "example"
                     *           ]
                     *         }
                     *       },
                     *       "mfa": {
                     *         "factors": [
                     *           "Totp"
                     *         ],
                     *         "policy": "UserControlled",
                     *         "organizationRequiredMfaPolicy": "NoPrompt"
                     *       },
                     *       "adaptiveMfa": {
                     *         "enabled": true
                     *       },
                     *       "singleSignOnEnabled": true,
                     *       "supportEmail": "alice@example.com",
                     *       "supportWebsiteUrl": "https://example.com/supportwebsiteurl",
                     *       "unknownSessionRedirectUrl": "https://example.com/unknownsessionredirecturl",
                     *       "captchaPolicy": {
                     *         "enabled": true
                     *       },
                     *       "sentinelPolicy": {
                     *         "maxAttempts": 1,
                     *         "lockoutDuration": 1
                     *       },
                     *       "emailBlocklistPolicy": {
                     *         "blockDisposableAddresses": true,
                     *         "blockSubaddressing": true,
                     *         "customAllowlist": [
                     *           "example"
                     *         ],
                     *         "customBlocklist": [
                     *           "example"
                     *         ]
                     *       },
                     *       "verificationCodePolicy": {
                     *         "expirationDuration": 60,
                     *         "maxRetryAttempts": 1
                     *       },
                     *       "forgotPasswordMethods": [
                     *         "EmailVerificationCode"
                     *       ],
                     *       "passkeySignIn": {
                     *         "enabled": true,
                     *         "showPasskeyButton": true,
                     *         "allowAutofill": true
                     *       },
                     *       "signUpProfileFields": [
                     *         {
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "passwordExpiration": {
                     *         "enabled": false
                     *       },
                     *       "usernamePolicy": {
                     *         "caseSensitive": true,
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "allowedChars": {
                     *           "lowercase": true,
                     *           "uppercase": true,
                     *           "numbers": true,
                     *           "underscore": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ExperienceAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateSignInExp: {
        parameters: {
            query?: {
                /** @description Accepted for scripts of the hosted service; a hub has no demo connectors. */
                removeUnusedDemoSocialConnector?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
            };
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "color": {
                 *         "primaryColor": "#6139f6",
                 *         "isDarkModeEnabled": true,
                 *         "darkPrimaryColor": "#6139f6"
                 *       },
                 *       "branding": {
                 *         "logoUrl": "https://example.com/logourl",
                 *         "darkLogoUrl": "https://example.com/darklogourl",
                 *         "favicon": "https://example.com/favicon"
                 *       },
                 *       "hideLogtoBranding": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdateExperience"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "color": {
                     *         "primaryColor": "#6139f6",
                     *         "isDarkModeEnabled": true,
                     *         "darkPrimaryColor": "#6139f6"
                     *       },
                     *       "branding": {
                     *         "logoUrl": "https://example.com/logourl",
                     *         "darkLogoUrl": "https://example.com/darklogourl",
                     *         "favicon": "https://example.com/favicon",
                     *         "darkFavicon": "https://example.com/darkfavicon"
                     *       },
                     *       "hideLogtoBranding": true,
                     *       "languageInfo": {
                     *         "autoDetect": true,
                     *         "fallbackLanguage": "en"
                     *       },
                     *       "termsOfUseUrl": "https://example.com/termsofuseurl",
                     *       "privacyPolicyUrl": "https://example.com/privacypolicyurl",
                     *       "agreeToTermsPolicy": "Automatic",
                     *       "signIn": {
                     *         "methods": [
                     *           {
                     *             "identifier": "username",
                     *             "password": true,
                     *             "verificationCode": true,
                     *             "isPasswordPrimary": true
                     *           }
                     *         ]
                     *       },
                     *       "signUp": {
                     *         "identifiers": [
                     *           "username"
                     *         ],
                     *         "password": true,
                     *         "verify": true,
                     *         "secondaryIdentifiers": [
                     *           {
                     *             "identifier": "username",
                     *             "verify": true
                     *           }
                     *         ]
                     *       },
                     *       "socialSignIn": {
                     *         "automaticAccountLinking": true,
                     *         "skipRequiredIdentifiers": true
                     *       },
                     *       "socialSignInConnectorTargets": [
                     *         "example"
                     *       ],
                     *       "signInMode": "SignIn",
                     *       "customCss": "example",
                     *       "customContent": {},
                     *       "customUiAssets": {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "createdAt": 1767225600000
                     *       },
                     *       "customUiCsp": {
                     *         "scriptSrc": [
                     *           "example"
                     *         ],
                     *         "connectSrc": [
                     *           "example"
                     *         ]
                     *       },
                     *       "passwordPolicy": {
                     *         "length": {
                     *           "min": 1,
                     *           "max": 1
                     *         },
                     *         "characterTypes": {
                     *           "min": 1
                     *         },
                     *         "rejects": {
                     *           "pwned": true,
                     *           "repetitionAndSequence": true,
                     *           "userInfo": true,
                     *           "words": [
                     *             "example"
                     *           ]
                     *         }
                     *       },
                     *       "mfa": {
                     *         "factors": [
                     *           "Totp"
                     *         ],
                     *         "policy": "UserControlled",
                     *         "organizationRequiredMfaPolicy": "NoPrompt"
                     *       },
                     *       "adaptiveMfa": {
                     *         "enabled": true
                     *       },
                     *       "singleSignOnEnabled": true,
                     *       "supportEmail": "alice@example.com",
                     *       "supportWebsiteUrl": "https://example.com/supportwebsiteurl",
                     *       "unknownSessionRedirectUrl": "https://example.com/unknownsessionredirecturl",
                     *       "captchaPolicy": {
                     *         "enabled": true
                     *       },
                     *       "sentinelPolicy": {
                     *         "maxAttempts": 1,
                     *         "lockoutDuration": 1
                     *       },
                     *       "emailBlocklistPolicy": {
                     *         "blockDisposableAddresses": true,
                     *         "blockSubaddressing": true,
                     *         "customAllowlist": [
                     *           "example"
                     *         ],
                     *         "customBlocklist": [
                     *           "example"
                     *         ]
                     *       },
                     *       "verificationCodePolicy": {
                     *         "expirationDuration": 60,
                     *         "maxRetryAttempts": 1
                     *       },
                     *       "forgotPasswordMethods": [
                     *         "EmailVerificationCode"
                     *       ],
                     *       "passkeySignIn": {
                     *         "enabled": true,
                     *         "showPasskeyButton": true,
                     *         "allowAutofill": true
                     *       },
                     *       "signUpProfileFields": [
                     *         {
                     *           "name": "Example"
                     *         }
                     *       ],
                     *       "passwordExpiration": {
                     *         "enabled": false
                     *       },
                     *       "usernamePolicy": {
                     *         "caseSensitive": true,
                     *         "minLength": 1,
                     *         "maxLength": 1,
                     *         "allowedChars": {
                     *           "lowercase": true,
                     *           "uppercase": true,
                     *           "numbers": true,
                     *           "underscore": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ExperienceAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CheckPasswordWithDefaultSignInExperience: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["CheckPassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": true,
                     *       "issues": [
                     *         {
                     *           "code": "example",
                     *           "interpolation": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CheckPasswordAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    PreviewSignInExp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "page": "example"
                 *     }
                 */
                "application/json": components["schemas"]["PreviewExperience"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "html": "example"
                     *     }
                     */
                    "application/json": components["schemas"]["PreviewAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetUsernameCaseSensitivityConflicts: {
        parameters: {
            query?: {
                /** @description How many to list, 1 to 100. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totalConflicts": 1,
                     *       "samples": [
                     *         {
                     *           "usernameLower": "alice",
                     *           "userIds": [
                     *             "u7f2k9p4x1da"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UsernameConflictsAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    ListSsoConnectorProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "providerName": "OIDC",
                     *         "providerType": "oidc",
                     *         "logo": "example",
                     *         "logoDark": "example",
                     *         "description": "What it is for.",
                     *         "name": "Example"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SsoProviderAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    ListSsoConnectors: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "providerName": "example",
                     *         "connectorName": "example",
                     *         "config": {},
                     *         "domains": [
                     *           "acme.com"
                     *         ],
                     *         "branding": {
                     *           "displayName": "example",
                     *           "logo": "https://example.com",
                     *           "darkLogo": "https://example.com"
                     *         },
                     *         "syncProfile": true,
                     *         "enableTokenStorage": true,
                     *         "createdAt": 1767225600000,
                     *         "isDisabled": true,
                     *         "sharesDomains": true,
                     *         "trustsMfa": true,
                     *         "organizationId": "u7f2k9p4x1da",
                     *         "callbackUri": "https://example.com/callbackuri",
                     *         "name": "Example",
                     *         "providerType": "oidc",
                     *         "providerLogo": "example",
                     *         "providerLogoDark": "example",
                     *         "providerConfig": {},
                     *         "providerConfigError": "example",
                     *         "failures": [
                     *           {
                     *             "reference": "example",
                     *             "code": "example",
                     *             "detail": "example",
                     *             "createdAt": 1767225600000
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SsoConnectorDetails"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateSsoConnector: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "providerName": "example",
                 *       "connectorName": "example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSsoConnector"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "providerName": "example",
                     *       "connectorName": "example",
                     *       "config": {},
                     *       "domains": [
                     *         "acme.com"
                     *       ],
                     *       "branding": {
                     *         "displayName": "example",
                     *         "logo": "https://example.com",
                     *         "darkLogo": "https://example.com"
                     *       },
                     *       "syncProfile": true,
                     *       "enableTokenStorage": true,
                     *       "createdAt": 1767225600000,
                     *       "isDisabled": true,
                     *       "sharesDomains": true,
                     *       "trustsMfa": true,
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "callbackUri": "https://example.com/callbackuri"
                     *     }
                     */
                    "application/json": components["schemas"]["SsoConnectorAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description It conflicts with what is there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ExplainSsoConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "alice@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["ExplainSso"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": "none",
                     *       "ssoConnectorIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ],
                     *       "domain": "acme.com",
                     *       "rules": [
                     *         {
                     *           "rule": "example",
                     *           "passed": true,
                     *           "detail": "example",
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SsoExplanationAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetSsoConnector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "providerName": "example",
                     *       "connectorName": "example",
                     *       "config": {},
                     *       "domains": [
                     *         "acme.com"
                     *       ],
                     *       "branding": {
                     *         "displayName": "example",
                     *         "logo": "https://example.com",
                     *         "darkLogo": "https://example.com"
                     *       },
                     *       "syncProfile": true,
                     *       "enableTokenStorage": true,
                     *       "createdAt": 1767225600000,
                     *       "isDisabled": true,
                     *       "sharesDomains": true,
                     *       "trustsMfa": true,
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "callbackUri": "https://example.com/callbackuri",
                     *       "name": "Example",
                     *       "providerType": "oidc",
                     *       "providerLogo": "example",
                     *       "providerLogoDark": "example",
                     *       "providerConfig": {},
                     *       "providerConfigError": "example",
                     *       "failures": [
                     *         {
                     *           "reference": "example",
                     *           "code": "example",
                     *           "detail": "example",
                     *           "createdAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SsoConnectorDetails"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteSsoConnector: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateSsoConnector: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "connectorName": "example",
                 *       "config": {},
                 *       "domains": [
                 *         "acme.com"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateSsoConnector"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "providerName": "example",
                     *       "connectorName": "example",
                     *       "config": {},
                     *       "domains": [
                     *         "acme.com"
                     *       ],
                     *       "branding": {
                     *         "displayName": "example",
                     *         "logo": "https://example.com",
                     *         "darkLogo": "https://example.com"
                     *       },
                     *       "syncProfile": true,
                     *       "enableTokenStorage": true,
                     *       "createdAt": 1767225600000,
                     *       "isDisabled": true,
                     *       "sharesDomains": true,
                     *       "trustsMfa": true,
                     *       "organizationId": "u7f2k9p4x1da",
                     *       "callbackUri": "https://example.com/callbackuri",
                     *       "name": "Example",
                     *       "providerType": "oidc",
                     *       "providerLogo": "example",
                     *       "providerLogoDark": "example",
                     *       "providerConfig": {},
                     *       "providerConfigError": "example",
                     *       "failures": [
                     *         {
                     *           "reference": "example",
                     *           "code": "example",
                     *           "detail": "example",
                     *           "createdAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SsoConnectorDetails"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It conflicts with what is there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListSsoConnectorDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "domain": "acme.com",
                     *         "status": "NotRequired",
                     *         "txtName": "example",
                     *         "txtValue": "example",
                     *         "verifiedAt": 1767225600000,
                     *         "isOverridden": true
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SsoDomainAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    OverrideSsoConnectorDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
                /** @description The domain. */
                domain: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isOverridden": true
                 *     }
                 */
                "application/json": components["schemas"]["OverrideSsoDomain"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domain": "acme.com",
                     *       "status": "NotRequired",
                     *       "txtName": "example",
                     *       "txtValue": "example",
                     *       "verifiedAt": 1767225600000,
                     *       "isOverridden": true
                     *     }
                     */
                    "application/json": components["schemas"]["SsoDomainAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    VerifySsoConnectorDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
                /** @description The domain. */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domain": "acme.com",
                     *       "status": "NotRequired",
                     *       "txtName": "example",
                     *       "txtValue": "example",
                     *       "verifiedAt": 1767225600000,
                     *       "isOverridden": true
                     *     }
                     */
                    "application/json": components["schemas"]["SsoDomainAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetSsoConnectorIdpInitiatedAuthConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "defaultApplicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "redirectUri": "https://app.example.com/callback",
                     *       "authParameters": {},
                     *       "autoSendAuthorizationRequest": true,
                     *       "clientIdpInitiatedAuthCallbackUri": "https://example.com/clientidpinitiatedauthcallbackuri",
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["IdpInitiatedAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    SetSsoConnectorIdpInitiatedAuthConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "defaultApplicationId": "k3v9x0t2m7q4w8z1c5b6n",
                 *       "autoSendAuthorizationRequest": true
                 *     }
                 */
                "application/json": components["schemas"]["SetIdpInitiated"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "defaultApplicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "redirectUri": "https://app.example.com/callback",
                     *       "authParameters": {},
                     *       "autoSendAuthorizationRequest": true,
                     *       "clientIdpInitiatedAuthCallbackUri": "https://example.com/clientidpinitiatedauthcallbackuri",
                     *       "createdAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["IdpInitiatedAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteSsoConnectorIdpInitiatedAuthConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListSsoConnectorSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "certificate": "example",
                     *         "createdAt": 1767225600000,
                     *         "expiresAt": 1767225600000,
                     *         "active": true,
                     *         "fingerprints": {
                     *           "sha256": {
                     *             "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *             "unformatted": "example"
                     *           }
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SigningKeyAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateSsoConnectorSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["CreateSigningKey"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "certificate": "example",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000,
                     *       "active": true,
                     *       "fingerprints": {
                     *         "sha256": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "unformatted": "example"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SigningKeyAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteSsoConnectorSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
                /** @description Id of the key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateSsoConnectorSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sso connector. */
                id: string;
                /** @description Id of the key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdateSigningKey"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "certificate": "example",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000,
                     *       "active": true,
                     *       "fingerprints": {
                     *         "sha256": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "unformatted": "example"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SigningKeyAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetSwaggerJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetSystemApplicationConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "protectedApps": {
                     *         "defaultDomain": "example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SystemApplicationConfig"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
            /** @description The hub cannot do this. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    ListUsers: {
        parameters: {
            query?: {
                /** @description Leaves out users who have this role. */
                excludeRoleId?: string;
                /** @description Leaves out members of this organization. */
                excludeOrganizationId?: string;
                /** @description Whether to show the password's digest and algorithm, for moving to another system. */
                includePasswordHash?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "username": "alice",
                     *         "primaryEmail": "alice@example.com",
                     *         "primaryPhone": "4915112345678",
                     *         "name": "Example",
                     *         "avatar": "https://example.com/avatar",
                     *         "customData": {},
                     *         "identities": {},
                     *         "lastSignInAt": 1767225600000,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "profile": {
                     *           "familyName": "Archer",
                     *           "givenName": "Alice",
                     *           "middleName": "May",
                     *           "nickname": "Al",
                     *           "preferredUsername": "alice",
                     *           "profile": "https://alice.example.com",
                     *           "website": "https://alice.example.com",
                     *           "gender": "female",
                     *           "birthdate": "2026-01-01",
                     *           "zoneinfo": "Europe/Berlin",
                     *           "locale": "en",
                     *           "address": {
                     *             "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *             "streetAddress": "1 Harbour Street",
                     *             "locality": "Berlin",
                     *             "region": "Berlin",
                     *             "postalCode": "10115",
                     *             "country": "Germany"
                     *           }
                     *         },
                     *         "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "isSuspended": false,
                     *         "hasPassword": true,
                     *         "ssoIdentities": [
                     *           {
                     *             "tenantId": "default",
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "userId": "u7f2k9p4x1da",
                     *             "issuer": "https://login.acme.com",
                     *             "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "detail": {},
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000,
                     *             "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *           }
                     *         ],
                     *         "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *         "passwordAlgorithm": "Argon2id"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["UserAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    CreateUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "primaryPhone": "4915112345678",
                 *       "primaryEmail": "alice@example.com",
                 *       "username": "alice"
                 *     }
                 */
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "users": [
                 *         {}
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateUsers"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "status": 1,
                     *         "code": "example",
                     *         "message": "example",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CreatedUser"][];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetUser: {
        parameters: {
            query?: {
                /** @description Whether to show the identities at enterprises' own providers. */
                includeSsoIdentities?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
                /** @description Whether to show the password's digest and algorithm, for moving to another system. */
                includePasswordHash?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
            };
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "alice",
                 *       "primaryEmail": "alice@example.com",
                 *       "primaryPhone": "4915112345678"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserAllIdentities: {
        parameters: {
            query?: {
                /** @description Whether to show that the provider's tokens are kept, and how long they last; never the tokens. */
                includeTokenSecret?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
            };
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "socialIdentities": [
                     *         {
                     *           "target": "example",
                     *           "identity": {},
                     *           "tokenSecret": {
                     *             "tenantId": "default",
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "userId": "u7f2k9p4x1da",
                     *             "type": "example",
                     *             "metadata": {
                     *               "scope": "read:orders",
                     *               "expiresAt": 1767225600000,
                     *               "tokenType": "example",
                     *               "hasRefreshToken": true
                     *             },
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000,
                     *             "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "target": "example",
                     *             "identityId": "k3v9x0t2m7q4w8z1c5b6n"
                     *           }
                     *         }
                     *       ],
                     *       "ssoIdentities": [
                     *         {
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "ssoIdentity": {
                     *             "tenantId": "default",
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "userId": "u7f2k9p4x1da",
                     *             "issuer": "https://login.acme.com",
                     *             "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "detail": {},
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000,
                     *             "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *           },
                     *           "tokenSecret": {
                     *             "tenantId": "default",
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "userId": "u7f2k9p4x1da",
                     *             "type": "example",
                     *             "metadata": {
                     *               "scope": "read:orders",
                     *               "expiresAt": 1767225600000,
                     *               "tokenType": "example",
                     *               "hasRefreshToken": true
                     *             },
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000,
                     *             "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "issuer": "https://login.acme.com",
                     *             "identityId": "k3v9x0t2m7q4w8z1c5b6n"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AllUserIdentities"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserCustomData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUserCustomData: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "customData": {}
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUserCustomData"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserGrants: {
        parameters: {
            query?: {
                /** @description Only clients of this kind. */
                appType?: "firstParty" | "thirdParty";
            };
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "grants": [
                     *         {
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "payload": {
                     *             "exp": 1,
                     *             "iat": 1,
                     *             "jti": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "kind": "example",
                     *             "clientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "accountId": "k3v9x0t2m7q4w8z1c5b6n"
                     *           },
                     *           "expiresAt": 1767225600000,
                     *           "application": {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserGrants"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteUserGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the grant. */
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetUserHasPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hasPassword": true
                     *     }
                     */
                    "application/json": components["schemas"]["UserHasPassword"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetUserIdentity: {
        parameters: {
            query?: {
                /** @description Whether to show that the provider's tokens are kept, and how long they last; never the tokens. */
                includeTokenSecret?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
            };
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description The target. */
                target: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "identity": {},
                     *       "tokenSecret": {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "userId": "u7f2k9p4x1da",
                     *         "type": "example",
                     *         "metadata": {
                     *           "scope": "read:orders",
                     *           "expiresAt": 1767225600000,
                     *           "tokenType": "example",
                     *           "hasRefreshToken": true
                     *         },
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "connectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "target": "example",
                     *         "identityId": "k3v9x0t2m7q4w8z1c5b6n"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserIdentityAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceUserIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description The target. */
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "u7f2k9p4x1da"
                 *     }
                 */
                "application/json": components["schemas"]["UserIdentityBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": unknown;
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteUserIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description The target. */
                target: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetUserIdentityAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description The target. */
                target: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "example",
                     *       "scope": "read:orders",
                     *       "token_type": "example",
                     *       "expires_in": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderTokenAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description No valid access token was sent. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description The answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    UpdateUserIsSuspended: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isSuspended": false
                 *     }
                 */
                "application/json": components["schemas"]["UserSuspension"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserLogtoConfigs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mfa": {
                     *         "enabled": true,
                     *         "skipped": true,
                     *         "skipMfaOnSignIn": true
                     *       },
                     *       "passkeySignIn": {
                     *         "skipped": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserConfigs"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUserLogtoConfigs: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mfa": {
                 *         "enabled": true,
                 *         "skipped": true,
                 *         "additionalBindingSuggestionSkipped": true
                 *       },
                 *       "passkeySignIn": {
                 *         "skipped": true
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUserConfigs"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mfa": {
                     *         "enabled": true,
                     *         "skipped": true,
                     *         "skipMfaOnSignIn": true
                     *       },
                     *       "passkeySignIn": {
                     *         "skipped": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserConfigs"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "customData": {},
                     *         "isMfaRequired": true,
                     *         "color": {},
                     *         "branding": {},
                     *         "customCss": "example",
                     *         "createdAt": 1767225600000,
                     *         "isDisabled": true,
                     *         "usersCount": 1,
                     *         "featuredUsers": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "avatar": "https://example.com/avatar",
                     *             "name": "Example"
                     *           }
                     *         ],
                     *         "organizationRoles": [
                     *           {
                     *             "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "name": "Example"
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["OrganizationAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["UserPassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUserPasswordExpiration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "isExpired": false
                 *     }
                 */
                "application/json": components["schemas"]["UserPasswordExpiration"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "username": "alice",
                     *       "primaryEmail": "alice@example.com",
                     *       "primaryPhone": "4915112345678",
                     *       "name": "Example",
                     *       "avatar": "https://example.com/avatar",
                     *       "customData": {},
                     *       "identities": {},
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "profile": {
                     *         "familyName": "Archer",
                     *         "givenName": "Alice",
                     *         "middleName": "May",
                     *         "nickname": "Al",
                     *         "preferredUsername": "alice",
                     *         "profile": "https://alice.example.com",
                     *         "website": "https://alice.example.com",
                     *         "gender": "female",
                     *         "birthdate": "2026-01-01",
                     *         "zoneinfo": "Europe/Berlin",
                     *         "locale": "en",
                     *         "address": {
                     *           "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *           "streetAddress": "1 Harbour Street",
                     *           "locality": "Berlin",
                     *           "region": "Berlin",
                     *           "postalCode": "10115",
                     *           "country": "Germany"
                     *         }
                     *       },
                     *       "applicationId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "cimdClientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "isSuspended": false,
                     *       "hasPassword": true,
                     *       "ssoIdentities": [
                     *         {
                     *           "tenantId": "default",
                     *           "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "userId": "u7f2k9p4x1da",
                     *           "issuer": "https://login.acme.com",
                     *           "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "detail": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *         }
                     *       ],
                     *       "passwordDigest": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA",
                     *       "passwordAlgorithm": "Argon2id"
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    VerifyUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["UserPasswordGuess"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserPersonalAccessTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "userId": "u7f2k9p4x1da",
                     *         "name": "Example",
                     *         "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *         "createdAt": 1767225600000,
                     *         "expiresAt": 1767225600000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["PersonalAccessTokenAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    CreateUserPersonalAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CreatePersonalAccessToken"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "userId": "u7f2k9p4x1da",
                     *       "name": "Example",
                     *       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["PersonalAccessTokenAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdatePersonalAccessTokenName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["RenamePersonalAccessTokenByBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "userId": "u7f2k9p4x1da",
                     *       "name": "Example",
                     *       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["PersonalAccessTokenAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeletePersonalAccessTokenPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["PersonalAccessTokenName"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteUserPersonalAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUserPersonalAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description The name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["RenamePersonalAccessToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tenantId": "default",
                     *       "userId": "u7f2k9p4x1da",
                     *       "name": "Example",
                     *       "value": "A9mQ2xV7bK4tZ1cW8nR5yE3uH6jL0sDf",
                     *       "createdAt": 1767225600000,
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["PersonalAccessTokenAnswer"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    UpdateUserProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "profile": {
                 *         "familyName": "Archer",
                 *         "givenName": "Alice",
                 *         "middleName": "May"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUserProfile"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "familyName": "Archer",
                     *       "givenName": "Alice",
                     *       "middleName": "May",
                     *       "nickname": "Al",
                     *       "preferredUsername": "alice",
                     *       "profile": "https://alice.example.com",
                     *       "website": "https://alice.example.com",
                     *       "gender": "female",
                     *       "birthdate": "2026-01-01",
                     *       "zoneinfo": "Europe/Berlin",
                     *       "locale": "en",
                     *       "address": {
                     *         "formatted": "1 Harbour Street, 10115 Berlin, Germany",
                     *         "streetAddress": "1 Harbour Street",
                     *         "locality": "Berlin",
                     *         "region": "Berlin",
                     *         "postalCode": "10115",
                     *         "country": "Germany"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserProfileFields"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserRoles: {
        parameters: {
            query?: {
                /** @description Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true. */
                search_params?: components["parameters"]["search_params"];
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Entries of a page. */
                page_size?: components["parameters"]["page_size"];
                /** @description Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast. */
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Total-Number": components["headers"]["Total-Number"];
                    Link: components["headers"]["Link"];
                    "Next-Cursor": components["headers"]["Next-Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "name": "Example",
                     *         "description": "What it is for.",
                     *         "type": "User",
                     *         "isDefault": false
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RoleAnswer"][];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ReplaceUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserRoleIds"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReplacedUserRoles"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    AssignUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roleIds": [
                 *         "k3v9x0t2m7q4w8z1c5b6n"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserRoleIds"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "roleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ],
                     *       "addedRoleIds": [
                     *         "k3v9x0t2m7q4w8z1c5b6n"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AssignedUserRoles"];
                };
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteUserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the role. */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The access token does not allow this, or nobody may do it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    ListUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "payload": {
                     *             "exp": 1,
                     *             "iat": 1,
                     *             "jti": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "uid": "example",
                     *             "kind": "example",
                     *             "loginTs": 1,
                     *             "accountId": "k3v9x0t2m7q4w8z1c5b6n",
                     *             "authorizations": {}
                     *           },
                     *           "lastSubmission": {},
                     *           "clientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "accountId": "k3v9x0t2m7q4w8z1c5b6n",
                     *           "expiresAt": 1767225600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserSessions"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Unexpected"];
        };
    };
    GetUserSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the session. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "payload": {
                     *         "exp": 1,
                     *         "iat": 1,
                     *         "jti": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "uid": "example",
                     *         "kind": "example",
                     *         "loginTs": 1,
                     *         "accountId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "authorizations": {}
                     *       },
                     *       "lastSubmission": {},
                     *       "clientId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "accountId": "k3v9x0t2m7q4w8z1c5b6n",
                     *       "expiresAt": 1767225600000
                     *     }
                     */
                    "application/json": components["schemas"]["UserSession"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    DeleteUserSession: {
        parameters: {
            query?: {
                /** @description Which grants of the session end with it, besides those that would anyway. */
                revokeGrantsTarget?: "all" | "firstParty";
            };
            header?: {
                /** @description The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1). */
                "If-Match"?: components["parameters"]["If-Match"];
            };
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the session. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description It is not what the client read. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetUserSsoIdentity: {
        parameters: {
            query?: {
                /** @description Whether to show that the provider's tokens are kept, and how long they last; never the tokens. */
                includeTokenSecret?: "true" | "false" | "1" | "0" | "yes" | "no" | "y" | "n";
            };
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the sso connector. */
                ssoConnectorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ssoIdentity": {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "userId": "u7f2k9p4x1da",
                     *         "issuer": "https://login.acme.com",
                     *         "identityId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "detail": {},
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n"
                     *       },
                     *       "tokenSecret": {
                     *         "tenantId": "default",
                     *         "id": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "userId": "u7f2k9p4x1da",
                     *         "type": "example",
                     *         "metadata": {
                     *           "scope": "read:orders",
                     *           "expiresAt": 1767225600000,
                     *           "tokenType": "example",
                     *           "hasRefreshToken": true
                     *         },
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000,
                     *         "ssoConnectorId": "k3v9x0t2m7q4w8z1c5b6n",
                     *         "issuer": "https://login.acme.com",
                     *         "identityId": "k3v9x0t2m7q4w8z1c5b6n"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UserSsoIdentityAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    GetUserSsoIdentityAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                userId: string;
                /** @description Id of the sso connector. */
                ssoConnectorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "example",
                     *       "scope": "read:orders",
                     *       "token_type": "example",
                     *       "expires_in": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderTokenAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description No valid access token was sent. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Something is not there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description The answer. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    CreateVerificationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "alice@example.com",
                 *       "phone": "4915112345678"
                 *     }
                 */
                "application/json": components["schemas"]["CodeRecipient"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            /** @description Too much at once. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description The hub cannot do this. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
    VerifyVerificationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verificationCode": "example"
                 *     }
                 */
                "application/json": components["schemas"]["CodeOfRecipient"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The request is understood but cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
}
