<?php

// SimpleSAMLphp as an identity provider that a test has started (SimpleSamlPhp.cs). What differs from run to run comes in the environment:
// IDP_ADDRESS is where it listens, IDP_FOLDER holds its key, its sessions and the metadata of services, IDP_SECRET is random.

$folder = getenv('IDP_FOLDER');
$services = array_map(fn($file) => ['type' => 'xml', 'file' => $file], glob("$folder/services/*.xml"));

$config = [
    'baseurlpath' => getenv('IDP_ADDRESS'),
    'certdir' => "$folder/",
    'datadir' => "$folder/",
    'loggingdir' => "$folder/",
    'tempdir' => "$folder/temporary",
    'metadatadir' => __DIR__ . '/metadata',
    'metadata.sources' => [['type' => 'flatfile'], ...$services],

    'secretsalt' => getenv('IDP_SECRET'),
    'auth.adminpassword' => getenv('IDP_SECRET'),
    'timezone' => 'UTC',
    'enable.saml20-idp' => true,
    'module.enable' => ['core' => true, 'saml' => true, 'exampleauth' => true],

    // Tests read on the page why it refuses something.
    'showerrors' => true,
    'logging.handler' => 'stderr',

    'store.type' => 'phpsession',
    'session.phpsession.cookiename' => 'SimpleSAML',
    'session.phpsession.savepath' => "$folder/sessions",
    'session.cookie.secure' => false,
    'language.cookie.secure' => false,
    'language.default' => 'en',
];
