<?php

// The provider. Nothing here says that assertions are signed, or for which key they are encrypted: that it reads in the metadata of the service.

$binding = getenv('IDP_TAKES_FORMS') ? 'HTTP-POST' : 'HTTP-Redirect';

$metadata['urn:example:simplesamlphp'] = [
    'host' => '__DEFAULT__',
    'privatekey' => 'idp.key',
    'certificate' => 'idp.pem',
    'auth' => 'people',
    'validate.authnrequest' => true,
    'saml20.sign.response' => (bool) getenv('IDP_SIGNS_RESPONSE'),
    'assertion.encryption' => (bool) getenv('IDP_ENCRYPTS'),
    'SingleSignOnServiceBinding' => ["urn:oasis:names:tc:SAML:2.0:bindings:$binding"],

    // The first is what a service gets that asks for none.
    'NameIDFormat' => [
        'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    ],
    'authproc' => [
        1 => ['class' => 'saml:PersistentNameID', 'attribute' => 'uid'],
        2 => ['class' => 'saml:AttributeNameID', 'attribute' => 'workAddress', 'Format' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    ],
];
