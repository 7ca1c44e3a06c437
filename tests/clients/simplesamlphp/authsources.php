<?php

// Who has an account there.

$password = getenv('IDP_SECRET');

$config = [
    'people' => [
        'exampleauth:UserPass',
        "ada:$password" => [
            'uid' => ['ada'],
            'mail' => ['ada@acme.example'],
            'displayName' => ['Ada <Lovelace> & Ünïcode'],
            'groups' => ['mathematics', 'engines'],
            'workAddress' => ['lovelace@acme.example'],
            'nickname' => ['Countess'],
        ],
        "bob:$password" => [
            'uid' => ['bob'],
            'workAddress' => ['bob@acme.example'],
        ],
    ],
];
