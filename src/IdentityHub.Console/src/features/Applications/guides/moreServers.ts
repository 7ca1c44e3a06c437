import type { Guide } from './guide';

export const go: Guide = {
  id: 'go',
  name: 'Go',
  uses: 'go-oidc, x/oauth2',
  type: 'Traditional',
  install: 'go get github.com/coreos/go-oidc/v3/oidc golang.org/x/oauth2',
  redirectUris: ['http://localhost:3000/callback'],
  postLogoutRedirectUris: ['http://localhost:3000/'],
  files: ({ issuer, appId, appSecret }) => [
    {
      name: 'main.go',
      code: `package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

func main() {
	provider, err := oidc.NewProvider(context.Background(), "${issuer}")
	if err != nil {
		log.Fatal(err)
	}
	config := oauth2.Config{
		ClientID:     "${appId}",
		ClientSecret: os.Getenv("APP_SECRET"),
		RedirectURL:  "http://localhost:3000/callback",
		Endpoint:     provider.Endpoint(),
		Scopes:       []string{oidc.ScopeOpenID, "profile", "email"},
	}
	verifier := provider.Verifier(&oidc.Config{ClientID: config.ClientID, SupportedSigningAlgs: []string{oidc.RS256, oidc.ES256, oidc.ES384}})

	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<a href='/sign-in'>Sign in</a>")
	})
	http.HandleFunc("/sign-in", func(w http.ResponseWriter, r *http.Request) {
		state, pkce := oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
		for name, value := range map[string]string{"state": state, "pkce": pkce} {
			http.SetCookie(w, &http.Cookie{Name: name, Value: value, HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 600})
		}
		http.Redirect(w, r, config.AuthCodeURL(state, oauth2.S256ChallengeOption(pkce)), http.StatusFound)
	})
	http.HandleFunc("/callback", func(w http.ResponseWriter, r *http.Request) {
		state, err := r.Cookie("state")
		pkce, err2 := r.Cookie("pkce")
		if err != nil || err2 != nil || state.Value != r.FormValue("state") {
			http.Error(w, "Begin again at /sign-in", http.StatusBadRequest)
			return
		}
		token, err := config.Exchange(r.Context(), r.FormValue("code"), oauth2.VerifierOption(pkce.Value))
		if err != nil {
			http.Error(w, "The code was refused", http.StatusBadGateway)
			return
		}
		raw, _ := token.Extra("id_token").(string)
		idToken, err := verifier.Verify(r.Context(), raw)
		if err != nil {
			http.Error(w, "The ID token is not valid", http.StatusBadGateway)
			return
		}
		// Begin a session of your own here.
		fmt.Fprintf(w, "Signed in as %s", idToken.Subject)
	})
	log.Fatal(http.ListenAndServe("localhost:3000", nil))
}
`,
    },
    { name: 'shell', code: `export APP_SECRET='${appSecret}'\ngo run .` },
  ],
};

export const spring: Guide = {
  id: 'spring',
  name: 'Java Spring Boot',
  uses: 'spring-boot-starter-oauth2-client',
  type: 'Traditional',
  redirectUris: ['http://localhost:8080/login/oauth2/code/identityhub'],
  postLogoutRedirectUris: ['http://localhost:8080/'],
  files: ({ issuer, appId, appSecret, algorithm }) => [
    {
      name: 'build.gradle',
      code: `implementation 'org.springframework.boot:spring-boot-starter-web'
implementation 'org.springframework.boot:spring-boot-starter-security'
implementation 'org.springframework.boot:spring-boot-starter-oauth2-client'`,
    },
    {
      name: 'application.yml',
      code: `spring:
  security:
    oauth2:
      client:
        registration:
          identityhub:
            client-id: ${appId}
            client-secret: \${APP_SECRET}
            scope: openid, profile, email
        provider:
          identityhub:
            issuer-uri: ${issuer}
            user-name-attribute: sub
`,
    },
    {
      name: 'SecurityConfiguration.java',
      code: `import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.*;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class SecurityConfiguration {
  @Bean
  SecurityFilterChain chain(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
    var signOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
    signOut.setPostLogoutRedirectUri("{baseUrl}/");
    return http.authorizeHttpRequests(requests -> requests.requestMatchers("/").permitAll().anyRequest().authenticated())
        .oauth2Login(Customizer.withDefaults())
        .logout(logout -> logout.logoutSuccessHandler(signOut))
        .build();
  }

  // Spring expects RS256 unless it is told otherwise.
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory() {
    var factory = new OidcIdTokenDecoderFactory();
    factory.setJwsAlgorithmResolver(client -> SignatureAlgorithm.${algorithm});
    return factory;
  }
}
`,
    },
    { name: 'shell', code: `export APP_SECRET='${appSecret}'\n./gradlew bootRun` },
  ],
};

export const php: Guide = {
  id: 'php',
  name: 'PHP',
  uses: 'logto/sdk',
  type: 'Traditional',
  install: 'composer require logto/sdk',
  redirectUris: ['http://localhost:3000/callback'],
  postLogoutRedirectUris: ['http://localhost:3000/'],
  files: ({ endpoint, appId, appSecret }) => [
    {
      name: 'index.php',
      code: `<?php
require 'vendor/autoload.php';

use Logto\\Sdk\\LogtoClient;
use Logto\\Sdk\\LogtoConfig;

$client = new LogtoClient(new LogtoConfig(
    endpoint: '${endpoint}',
    appId: '${appId}',
    appSecret: getenv('APP_SECRET'),
));

switch (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
    case '/sign-in':
        header('Location: ' . $client->signIn('http://localhost:3000/callback'));
        break;
    case '/callback':
        $client->handleSignInCallback();
        header('Location: /');
        break;
    case '/sign-out':
        header('Location: ' . $client->signOut('http://localhost:3000/'));
        break;
    default:
        echo $client->isAuthenticated()
            ? 'Signed in as ' . htmlspecialchars($client->getIdTokenClaims()->sub) . '. <a href="/sign-out">Sign out</a>'
            : 'Not signed in. <a href="/sign-in">Sign in</a>';
}
`,
    },
    { name: 'shell', code: `export APP_SECRET='${appSecret}'\nphp -S localhost:3000 index.php` },
  ],
};

export const ruby: Guide = {
  id: 'ruby',
  name: 'Ruby on Rails',
  uses: 'logto (gem)',
  type: 'Traditional',
  install: 'bundle add logto',
  redirectUris: ['http://localhost:3000/callback'],
  postLogoutRedirectUris: ['http://localhost:3000'],
  files: ({ endpoint, appId, appSecret }) => [
    {
      name: 'app/controllers/sessions_controller.rb',
      code: `require "logto/client"

class SessionsController < ApplicationController
  before_action :make_client

  def index
    @claims = @client.id_token_claims if @client.is_authenticated?
  end

  def new
    @client.sign_in(redirect_uri: "#{request.base_url}/callback", post_redirect_uri: "/")
  end

  def callback
    @client.handle_sign_in_callback(url: request.original_url)
  end

  def destroy
    @client.sign_out(post_logout_redirect_uri: request.base_url)
  end

  private

  def make_client
    @client = LogtoClient.new(
      config: LogtoClient::Config.new(
        endpoint: "${endpoint}",
        app_id: "${appId}",
        app_secret: ENV.fetch("APP_SECRET")
      ),
      navigate: ->(uri) { redirect_to(uri, allow_other_host: true) },
      storage: LogtoClient::SessionStorage.new(session)
    )
  end
end
`,
    },
    {
      name: 'app/views/sessions/index.html.erb',
      code: `<% if @claims %>
  Signed in as <%= @claims.sub %>. <%= link_to "Sign out", "/sign-out" %>
<% else %>
  Not signed in. <%= link_to "Sign in", "/sign-in" %>
<% end %>
`,
    },
    {
      name: 'config/routes.rb',
      code: `Rails.application.routes.draw do
  root "sessions#index"
  get "/sign-in", to: "sessions#new"
  get "/callback", to: "sessions#callback"
  get "/sign-out", to: "sessions#destroy"
end
`,
    },
    { name: 'shell', code: `export APP_SECRET='${appSecret}'\nbin/rails server` },
  ],
};
