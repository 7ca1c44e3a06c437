import type { Guide } from './guide';

export const flask: Guide = {
  id: 'flask',
  name: 'Flask',
  uses: 'logto (Python)',
  type: 'Traditional',
  install: "pip install logto 'flask[async]'",
  redirectUris: ['http://localhost:3000/callback'],
  postLogoutRedirectUris: ['http://localhost:3000/'],
  files: ({ endpoint, appId, appSecret }) => [
    {
      name: 'app.py',
      code: `import os
from flask import Flask, redirect, request, session
from logto import LogtoClient, LogtoConfig, Storage

app = Flask(__name__)
app.secret_key = os.environ["FLASK_SECRET_KEY"]


class SessionStorage(Storage):
    def get(self, key):
        return session.get(key)

    def set(self, key, value):
        session[key] = value

    def delete(self, key):
        session.pop(key, None)


client = LogtoClient(
    LogtoConfig(
        endpoint="${endpoint}",
        appId="${appId}",
        appSecret=os.environ["APP_SECRET"],
    ),
    storage=SessionStorage(),
)


@app.route("/")
async def home():
    if not client.isAuthenticated():
        return 'Not signed in. <a href="/sign-in">Sign in</a>'
    return f'Signed in as {client.getIdTokenClaims().sub}. <a href="/sign-out">Sign out</a>'


@app.route("/sign-in")
async def sign_in():
    # interactionMode="signUp" opens the page for new accounts first.
    return redirect(await client.signIn(redirectUri="http://localhost:3000/callback"))


@app.route("/callback")
async def callback():
    await client.handleSignInCallback(request.url)
    return redirect("/")


@app.route("/sign-out")
async def sign_out():
    return redirect(await client.signOut(postLogoutRedirectUri="http://localhost:3000/"))
`,
    },
    { name: 'shell', code: `export FLASK_SECRET_KEY=$(openssl rand -hex 32)\nexport APP_SECRET='${appSecret}'\nflask run --port 3000` },
  ],
};

export const express: Guide = {
  id: 'express',
  name: 'Express',
  uses: '@logto/express',
  type: 'Traditional',
  install: 'npm install @logto/express express express-session cookie-parser',
  redirectUris: ['http://localhost:3000/logto/sign-in-callback'],
  postLogoutRedirectUris: ['http://localhost:3000'],
  files: ({ endpoint, appId, appSecret }) => [
    {
      name: 'app.mjs',
      code: `import { handleAuthRoutes, withLogto } from '@logto/express';
import cookieParser from 'cookie-parser';
import express from 'express';
import session from 'express-session';

const config = {
  endpoint: '${endpoint}',
  appId: '${appId}',
  appSecret: process.env.APP_SECRET,
  baseUrl: 'http://localhost:3000',
};

const app = express();
app.use(cookieParser());
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false, cookie: { maxAge: 14 * 24 * 60 * 60 * 1000 } }));

// Answers /logto/sign-in, /logto/sign-in-callback and /logto/sign-out.
app.use(handleAuthRoutes(config));

app.get('/', withLogto(config), (request, response) => {
  response.send(
    request.user.isAuthenticated
      ? \`Signed in as \${request.user.claims.sub}. <a href="/logto/sign-out">Sign out</a>\`
      : 'Not signed in. <a href="/logto/sign-in">Sign in</a>',
  );
});

app.listen(3000);
`,
    },
    { name: 'shell', code: `export SESSION_SECRET=$(openssl rand -hex 32)\nexport APP_SECRET='${appSecret}'\nnode app.mjs` },
  ],
};

export const nextjs: Guide = {
  id: 'nextjs',
  name: 'Next.js',
  uses: '@logto/next',
  type: 'Traditional',
  install: 'npm install @logto/next',
  redirectUris: ['http://localhost:3000/callback'],
  postLogoutRedirectUris: ['http://localhost:3000'],
  files: ({ endpoint, appId, appSecret }) => [
    { name: '.env.local', code: `APP_SECRET=${appSecret}\n# openssl rand -hex 32\nCOOKIE_SECRET=` },
    {
      name: 'app/logto.ts',
      code: `export const logtoConfig = {
  endpoint: '${endpoint}',
  appId: '${appId}',
  appSecret: process.env.APP_SECRET!,
  cookieSecret: process.env.COOKIE_SECRET!,
  baseUrl: 'http://localhost:3000',
  cookieSecure: process.env.NODE_ENV === 'production',
};
`,
    },
    {
      name: 'app/callback/route.ts',
      code: `import { handleSignIn } from '@logto/next/server-actions';
import { redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { logtoConfig } from '../logto';

export async function GET(request: NextRequest) {
  await handleSignIn(logtoConfig, request.nextUrl.searchParams);
  redirect('/');
}
`,
    },
    {
      name: 'app/page.tsx',
      code: `import { getLogtoContext, signIn, signOut } from '@logto/next/server-actions';
import { logtoConfig } from './logto';

export default async function Home() {
  const { isAuthenticated, claims } = await getLogtoContext(logtoConfig);
  async function enter() {
    'use server';
    await signIn(logtoConfig);
  }
  async function leave() {
    'use server';
    await signOut(logtoConfig);
  }
  return (
    <form action={isAuthenticated ? leave : enter}>
      {isAuthenticated && <p>Signed in as {claims?.sub}.</p>}
      <button>{isAuthenticated ? 'Sign out' : 'Sign in'}</button>
    </form>
  );
}
`,
    },
  ],
};

export const aspnet: Guide = {
  id: 'aspnet',
  name: 'ASP.NET Core',
  uses: 'Microsoft.AspNetCore.Authentication.OpenIdConnect',
  type: 'Traditional',
  install: 'dotnet add package Microsoft.AspNetCore.Authentication.OpenIdConnect',
  redirectUris: ['http://localhost:5000/signin-oidc'],
  postLogoutRedirectUris: ['http://localhost:5000/signout-callback-oidc'],
  files: ({ issuer, appId, appSecret }) => [
    {
      name: 'Program.cs',
      code: `using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddAuthentication(options =>
    {
        options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
    })
    .AddCookie()
    .AddOpenIdConnect(options =>
    {
        options.Authority = "${issuer}";
        options.RequireHttpsMetadata = ${issuer.startsWith('https:') ? 'true' : 'false; // only while the hub has no https'};
        options.ClientId = "${appId}";
        options.ClientSecret = builder.Configuration["AppSecret"];
        options.ResponseType = "code";
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
        options.SaveTokens = true;
    });
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/", (HttpContext http) => http.User.Identity!.IsAuthenticated
    ? $"Signed in as {http.User.FindFirst("sub")!.Value}. Sign out at /sign-out"
    : "Not signed in. Sign in at /sign-in");
app.MapGet("/sign-in", () => Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }));
app.MapGet("/sign-out", () => Results.SignOut(
    new AuthenticationProperties { RedirectUri = "/" },
    [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]));
app.Run("http://localhost:5000");
`,
    },
    { name: 'shell', code: `dotnet user-secrets init\ndotnet user-secrets set AppSecret '${appSecret}'\ndotnet run` },
  ],
};
